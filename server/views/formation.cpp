#include "server/views/formation.h"

#include "server/views/file_text.h"
#include "server/views/written_keys.h"

namespace affecta::views {

using namespace affecta::campaign;

void write_formation(Json& json, const Campaign& live, const Country& country,
                     const FormationCatalog& catalog, FormationIndex formation) {
  const FormationFiles& files = country.formations;
  json.object([&] {
    json.member("formation", live.key(formation));
    write_file_text(json, "name", files.name, formation);
    write_file_text(json, "establishment", files.establishment, formation);
    write_file_text(json, "kind", files.kind, formation);
    write_file_text(json, "academy", files.academy, formation);
    json.member("region", catalog.region_of(formation));
    json.member("selective", live.opening->formations.selective[formation] != 0);
    json.member("apprenticeship", live.opening->formations.apprenticeship[formation] != 0);
    json.name("groups").array([&] {
      for (const GroupIndex group : catalog.groups_of(formation)) {
        json.object([&] {
          json.member("group", group_text(live.instance().groups.key[group]));
          json.member("capacity", live.state.groups.capacity[group]);
        });
      }
    });
  });
}

}  // namespace affecta::views
