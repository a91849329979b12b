#include "tools/calibrate/sessions.h"

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>

namespace affecta::calibrate {

namespace {

// An academy with fewer formations tells too little (Nouvelle-Calédonie has one).
constexpr int least_formations = 20;

std::vector<Formation> of_session(OpenData data) {
  std::vector<Formation> formations;
  for (OpenFormation& open : data.formations) {
    const std::size_t kind = calibration::kind_of(open.label, open.subject);
    formations.push_back({std::move(open), kind});
  }
  return formations;
}

void find_academies(Sessions& sessions) {
  struct Sum {
    int formations = 0;
    int placed = 0;
    double latitude = 0;
    double longitude = 0;
  };
  std::map<std::string, Sum> sums;
  for (const Formation& formation : sessions.of_2025) {
    Sum& sum = sums[std::string(calibration::academy_name(formation.open.academy))];
    ++sum.formations;
    std::istringstream position(formation.open.position);
    double latitude = 0;
    double longitude = 0;
    char comma = 0;
    if (!(position >> latitude >> comma >> longitude)) continue;
    ++sum.placed;
    sum.latitude += latitude;
    sum.longitude += longitude;
  }
  std::vector<std::pair<int, AcademyPlace>> found;
  for (const auto& [name, sum] : sums) {
    if (sum.formations < least_formations) continue;
    const double placed = std::max(1, sum.placed);
    found.push_back({-sum.formations, {name, sum.latitude / placed, sum.longitude / placed}});
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    return std::pair(a.first, a.second.name) < std::pair(b.first, b.second.name);
  });
  for (auto& [count, place] : found) sessions.academies.push_back(std::move(place));
}

void place_formations(const std::vector<AcademyPlace>& academies,
                      std::vector<Formation>& formations) {
  for (Formation& formation : formations) {
    const auto found =
        std::find_if(academies.begin(), academies.end(), [&](const AcademyPlace& place) {
          return place.name == calibration::academy_name(formation.open.academy);
        });
    formation.academy = found == academies.end() ? -1 : static_cast<int>(found - academies.begin());
  }
}

Result<void> read_scholarship_rates(const std::string& path, Sessions& sessions) {
  std::ifstream file(path);
  if (!file) return refuse(RefusalCode::file_unreadable, path, "the file cannot be read");
  std::map<std::string, std::pair<int, double>> groups;  // formations, rate
  std::string line;
  while (std::getline(file, line)) {
    const std::size_t separator = line.find(';');
    if (separator == std::string::npos) continue;
    auto& [formations, rate] = groups[line.substr(0, separator)];
    ++formations;
    rate = std::atof(line.c_str() + separator + 1);
  }
  for (const auto& [group, entry] : groups) {
    sessions.min_scholarship.push_back(entry.second);
    if (entry.first > 1) sessions.shared_group_sizes.push_back(entry.first);
  }
  std::sort(sessions.min_scholarship.begin(), sessions.min_scholarship.end());
  std::sort(sessions.shared_group_sizes.rbegin(), sessions.shared_group_sizes.rend());
  return {};
}

}  // namespace

Result<Sessions> read_sessions(const std::string& folder) {
  const Workers workers(1);
  auto of_2025 = read_open_data(folder + "/parcoursup_2025_formations.csv", workers);
  if (!of_2025) return tl::make_unexpected(of_2025.error());
  auto of_2019 = read_open_data(folder + "/parcoursup_2019_formations.csv", workers);
  if (!of_2019) return tl::make_unexpected(of_2019.error());
  Sessions sessions;
  sessions.of_2025 = of_session(std::move(*of_2025));
  sessions.of_2019 = of_session(std::move(*of_2019));
  find_academies(sessions);
  place_formations(sessions.academies, sessions.of_2025);
  place_formations(sessions.academies, sessions.of_2019);
  const auto rates =
      read_scholarship_rates(folder + "/taux_boursiers_groupes_official.csv", sessions);
  if (!rates) return tl::make_unexpected(rates.error());
  return sessions;
}

double quantile(const std::vector<double>& sorted, double probability) {
  if (sorted.empty()) return 0;
  const double position = probability * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(position);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (position - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

}  // namespace affecta::calibrate
