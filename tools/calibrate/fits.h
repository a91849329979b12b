// What is fitted, with Eigen: geography, popularity, scholarship and merit.
#pragma once

#include <Eigen/Dense>

#include "tools/calibrate/sessions.h"

namespace affecta::calibrate {

// Great-circle distances between the academies, km.
Eigen::MatrixXd distances(const std::vector<AcademyPlace>& academies);

// Candidates living in each academy, relative: those admitted near home in 2025, so many stayed;
// the three academies around Paris, measured together, share theirs by their places in BTS.
Eigen::VectorXd populations(const Sessions& sessions);
// The same number for academies whose candidates are at home in each other's formations.
int region_of(const AcademyPlace& academy, int otherwise);

// Of a kind's formations in academy b, P(from a) is as population(a) at home, and
// population(a) · exp(-border)·(exp(-km/reach) + everywhere) elsewhere.
struct Gravity {
  static constexpr double everywhere = 0.05;  // assumed: distance stops to matter overseas
  double border = 1;
  double reach = 200;
  double attraction(double km, bool home) const;
};
// Levenberg-Marquardt on the shares of the admitted from the academy (2025).
Gravity fit_gravity(const Sessions& sessions, std::size_t kind, const Eigen::MatrixXd& km,
                    const Eigen::VectorXd& population);

// Least squares with one effect an academy, beside the kinds' own terms.
struct AcademyEffects {
  Eigen::VectorXd effect;  // mean zero
  double residual = 0;     // standard deviation
};
AcademyEffects fit_popularity(const Sessions& sessions);   // of log(wishes per place)
AcademyEffects fit_scholarship(const Sessions& sessions);  // of the holders' share, permille

// The mean merit of those admitted is shift + correlation · E(z | z in the best `access` part):
// boards choose by a score that correlates so with the merit (mentions as normal scores, 2025).
struct Merit {
  double correlation = 0;
  std::vector<double> shifts;  // of the formations, increasing, in standard deviations
};
Merit fit_merit(const Sessions& sessions, std::size_t kind);

// Spearman's; equal values share their mean rank. 0 when one of the two is constant.
double rank_correlation(const std::vector<double>& x, const std::vector<double>& y);

double normal_quantile(double probability);

}  // namespace affecta::calibrate
