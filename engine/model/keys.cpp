#include "engine/model/keys.h"

namespace affecta {

std::string to_text(const WishKey& key) {
  return "gCnCod " + std::to_string(key.candidate) + ", gTaCod " + std::to_string(key.formation) +
         ", iRhCod " + (key.with_boarding ? "true" : "false");
}

std::string to_text(const GroupKey& key) {
  return "cGpCod " + std::to_string(key.ranking_group) + ", gTiCod " +
         std::to_string(key.enrolment_formation) + ", gTaCod " + std::to_string(key.formation);
}

std::string to_text(const BoardingKey& key) {
  return "cGiCod " + std::to_string(key.boarding_group) + ", gTiCod " +
         std::to_string(key.enrolment_formation) + ", gTaCod " + std::to_string(key.formation);
}

}  // namespace affecta
