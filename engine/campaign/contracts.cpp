#include "engine/campaign/contracts.h"

#include "engine/campaign/company_name.h"
#include "engine/campaign/siret.h"

namespace affecta::campaign {

namespace {

// Candidate and formation of a request, and its open contract; none when there is none.
struct Parties {
  CandidateIndex candidate;
  FormationIndex formation;
  ContractIndex open;
  std::string where;
};

template <class Request>
Result<Parties> parties(const Case& of, const Request& request) {
  const auto candidate = of.candidate(request.candidate);
  if (!candidate) return tl::make_unexpected(candidate.error());
  const auto formation = of.formation(request.formation);
  if (!formation) return tl::make_unexpected(formation.error());
  Parties found{*candidate, *formation, {}, {}};
  of.campaign.each_contract_of(*candidate, [&](ContractIndex each) {
    const Contract& contract = of.state().contracts[each.value];
    if (contract.formation == *formation && contract.state == ContractState::open) {
      found.open = each;
    }
  });
  found.where = "gCnCod " + std::to_string(request.candidate) + ", gTaCod " +
                std::to_string(request.formation);
  return found;
}

// Checks 2 to 4 of the training centre, and of the candidate.
Objection not_centre(const Case& of, const Parties& with, std::string_view what) {
  if (Objection no = of.not_formation(with.formation)) return no;
  if (Objection no = of.past_cutoff(what)) return no;
  return of.day_waits();
}

Objection not_answering(const Case& of, const Parties& with) {
  if (Objection no = of.not_candidate(with.candidate)) return no;
  if (Objection no = of.no_answers()) return no;
  return of.day_waits();
}

struct Company {
  std::string siret;
  std::string name;  // as compared
};

template <class Request>
Result<Company> company(const Request& request) {
  const auto siret = read_siret(request.siret);
  if (!siret) return tl::make_unexpected(siret.error());
  const auto name = comparable_name(request.company);
  if (!name) return tl::make_unexpected(name.error());
  return Company{*siret, *name};
}

tl::unexpected<Refusal> none_open(const Parties& with) {
  return refuse(RefusalCode::nothing_such, with.where, "no contract is open");
}

// What differs, without the centre's values; empty when nothing does.
std::string differences(const Contract& contract, const Company& given) {
  const bool siret = contract.siret != given.siret;
  const bool name = comparable_name(contract.company).value_or("") != given.name;
  if (siret && name) return "the SIRET and the company name differ";
  if (siret) return "the SIRET differs";
  return name ? "the company name differs" : "";
}

}  // namespace

Result<Decision> decide(const Case& of, const EnterContract& request) {
  const auto with = parties(of, request);
  if (!with) return tl::make_unexpected(with.error());
  if (Objection no = not_centre(of, *with, "a contract"))
    return tl::make_unexpected(*std::move(no));
  const auto entered = company(request);
  if (!entered) return tl::make_unexpected(entered.error());
  if (of.campaign.opening->formations.apprenticeship[with->formation] == 0) {
    return refuse(RefusalCode::not_apprenticeship, with->where,
                  "the formation is not in apprenticeship");
  }
  if (with->open) {
    return refuse(RefusalCode::contract_open, with->where,
                  "one was entered on " + of.date(of.state().contracts[with->open.value].entered));
  }
  return Decision{ContractEntered{with->candidate, with->formation, entered->siret, request.company,
                                  of.today()},
                  {}};
}

Result<Decision> decide(const Case& of, const CorrectContract& request) {
  const auto with = parties(of, request);
  if (!with) return tl::make_unexpected(with.error());
  if (Objection no = not_centre(of, *with, "correcting a contract")) {
    return tl::make_unexpected(*std::move(no));
  }
  const auto entered = company(request);
  if (!entered) return tl::make_unexpected(entered.error());
  if (!with->open) return none_open(*with);
  const Contract& contract = of.state().contracts[with->open.value];
  if (contract.siret == entered->siret && contract.company == request.company &&
      contract.mismatches == 0) {
    return refuse(RefusalCode::nothing_to_change, with->where, "it says the same already");
  }
  return Decision{ContractCorrected{with->open, entered->siret, request.company}, {}};
}

Result<Decision> decide(const Case& of, const CancelContract& request) {
  const auto with = parties(of, request);
  if (!with) return tl::make_unexpected(with.error());
  if (Objection no = not_centre(of, *with, "cancelling a contract")) {
    return tl::make_unexpected(*std::move(no));
  }
  if (!with->open) return none_open(*with);
  return Decision{ContractCancelled{with->open, of.today()}, {}};
}

Result<Decision> decide(const Case& of, const AcceptContract& request) {
  const auto with = parties(of, request);
  if (!with) return tl::make_unexpected(with.error());
  if (Objection no = not_answering(of, *with)) return tl::make_unexpected(*std::move(no));
  const auto given = company(request);
  if (!given) return tl::make_unexpected(given.error());
  const auto keep = kept_wishes(of, with->candidate, request.keep);
  if (!keep) return tl::make_unexpected(keep.error());
  if (!with->open) return none_open(*with);
  const Contract& contract = of.state().contracts[with->open.value];
  const std::int32_t most = of.calendar().limits.contract_mismatches;
  if (contract.mismatches >= most) {
    const std::string mismatches = std::to_string(contract.mismatches);
    return tl::make_unexpected(
        *object(RefusalCode::contract_locked, with->where,
                mismatches + " mismatches, the most is " + std::to_string(most), mismatches,
                std::to_string(most)));
  }
  if (std::string what = differences(contract, *given); !what.empty()) {
    return Decision{ContractMismatched{with->open},
                    Refusal{RefusalCode::contract_mismatch, with->where, std::move(what),
                            Subject::document, 0}};
  }
  Answered answered = acceptance(of, with->candidate, *keep);
  for (ContractChange& each : answered.contracts) {
    if (each.contract == with->open) each.state = ContractState::accepted;
  }
  return Decision{std::move(answered), {}};
}

Result<Decision> decide(const Case& of, const RefuseContract& request) {
  const auto with = parties(of, request);
  if (!with) return tl::make_unexpected(with.error());
  if (Objection no = not_answering(of, *with)) return tl::make_unexpected(*std::move(no));
  if (!with->open) return none_open(*with);
  return Decision{Answered{with->candidate, of.today(), {}, {{with->open, ContractState::refused}}},
                  {}};
}

}  // namespace affecta::campaign
