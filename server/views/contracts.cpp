#include "server/views/contracts.h"

#include "server/views/dates.h"
#include "server/views/file_text.h"

namespace affecta::views {

void write_contract(Json& json, const campaign::Campaign& live, const Country& country,
                    campaign::ContractIndex index) {
  const campaign::Contract& contract = live.state.contracts[index.value];
  const std::int32_t most = live.calendar->limits.contract_mismatches;
  json.object([&] {
    json.member("candidate", live.instance().candidates.key[contract.candidate]);
    write_file_text(json, "name", country.candidates.name, contract.candidate);
    write_file_text(json, "first_name", country.candidates.first_name, contract.candidate);
    json.member("siret", contract.siret);
    json.member("company", contract.company);
    json.member("status", to_text(contract.state));
    json.member("mismatches", contract.mismatches);
    json.member("locked", contract.mismatches >= most);
    write_date(json, *live.calendar, "entered", contract.entered);
    write_date(json, *live.calendar, "decided", contract.decided);
  });
}

}  // namespace affecta::views
