// Figures derived from the ministry's open data, for the synthetic country.
//
// Purpose: what tools/calibrate found in the files of ../shared/data, as integers: generation is
// integer arithmetic and these tables only, so that the same seed gives the same bytes everywhere.
// tables.cpp is written by that program; docs/synthetic-country.md says where each figure is from.
// Units: permille, or thousandths ("milli") of what the name says; a table of n quantiles is at the
// probabilities 0, 1/(n-1), …, 1, non-decreasing.
// Thread safety: constant data.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace affecta::calibration {

using Quantiles = std::span<const std::int32_t>;

inline constexpr std::size_t distance_class_count = 12;  // 0: the same academy
inline constexpr std::size_t profile_count = 4;          // Profile

// Where a candidate comes from.
enum class Profile : std::uint8_t { general, technological, professional, other };

struct Subject {
  std::string_view name;
  std::int32_t formations = 0;  // how many have it
};

// What the report compares at p10, p50, p90 and p99.
enum class Figure : std::uint8_t {
  capacity,              // places
  wishes,                // candidates of a formation
  pressure_milli,        // wishes per place
  scholarship_permille,  // scholarship holders among the candidates
  boarding_candidates,   // candidates asking for boarding, of formations that offer it
  count_,
};
inline constexpr std::size_t figure_count = static_cast<std::size_t>(Figure::count_);
inline constexpr std::array<std::int32_t, 4> compared_permille = {100, 500, 900, 990};
using ComparedFigures = std::array<std::int32_t, compared_permille.size()>;

struct Kind {
  std::string_view code;   // kind column: BTS, L1, …
  std::string_view label;  // Filière de formation très agrégée, 2025
  std::int32_t formations = 0;
  std::int32_t selective_permille = 0;
  std::span<const std::int32_t> formations_in_academy;  // by academy
  std::span<const Subject> subjects;

  Quantiles capacity;
  Quantiles wishes;
  // Wishes per place, by capacity: row s is for the s-th of `pressure_rows` equal parts of the
  // formations, ordered by capacity.
  std::int32_t pressure_rows = 0;
  std::span<const std::int32_t> pressure_milli;
  // Rank correlation of capacity and wishes per place within each of those parts.
  std::span<const std::int32_t> pressure_correlation_milli;
  Quantiles scholarship_permille;
  Quantiles ranked_permille;            // ranked among the candidates
  Quantiles proposals_per_place_milli;  // by the end of the procedure

  // Candidates by Profile, permille.
  std::array<std::int32_t, profile_count> profile_permille{};
  // Relative weight of a candidate at a distance class, the same academy being 1,000,000.
  std::array<std::int32_t, distance_class_count> attraction{};
  // Correlation of a board's score with the hidden merit.
  std::int32_t merit_correlation_milli = 0;
  // Mean merit of a formation's candidates, in thousandths of a standard deviation.
  Quantiles merit_shift_milli;
  // Formations with boarding, their candidates for it and their boarders.
  std::int32_t boarding_permille = 0;
  Quantiles boarding_candidates;
  Quantiles boarders;

  std::array<ComparedFigures, figure_count> real{};
  std::array<bool, figure_count> real_exists{};

  Quantiles pressure(std::size_t row) const {
    const std::size_t points = pressure_milli.size() / static_cast<std::size_t>(pressure_rows);
    return pressure_milli.subspan(row * points, points);
  }
};

struct Academy {
  std::string_view name;
  std::int32_t weight = 0;                       // candidates living there, relative
  std::int32_t popularity_milli = 0;             // added to the logarithm of wishes per place
  std::int32_t scholarship_permille = 0;         // added to the share of scholarship holders
  std::int32_t region = 0;                       // the same for academies sharing their sector
  std::span<const std::uint8_t> distance_class;  // by academy
};

struct Nation {
  std::int32_t candidates = 0;
  std::int64_t wishes = 0;  // one a candidate and formation
  std::int32_t formations = 0;
};

struct Calibration {
  std::span<const Kind> kinds;
  std::span<const Academy> academies;
  Nation nation;
  // Noise beside the academies' effects, same units.
  std::int32_t popularity_noise_milli = 0;
  std::int32_t scholarship_noise_permille = 0;
  Quantiles min_scholarship_percent;                 // of ranking groups
  std::span<const std::int32_t> shared_group_sizes;  // formations of each shared ranking group
  std::int32_t ranking_groups = 0;                   // of which those are
  Quantiles standard_normal_milli;                   // 1,025 quantiles
};

const Calibration& calibration();

}  // namespace affecta::calibration
