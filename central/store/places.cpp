#include "central/store/connection.h"

namespace central::store {

using base::Result;
using soci::use;

Result<> Store::set_place(const Place& place)
{
    return guarded(*connection_, [&]() -> Result<> {
        TRY(terminal(place.terminal));
        connection_->sql
            << "INSERT INTO places (terminal, name, address, hours, latitude_e6, longitude_e6) "
               "VALUES (:t, :n, :a, :h, :y, :x) ON CONFLICT (terminal) DO UPDATE SET "
               "name = excluded.name, address = excluded.address, hours = excluded.hours, "
               "latitude_e6 = excluded.latitude_e6, longitude_e6 = excluded.longitude_e6",
            use(place.terminal), use(place.name), use(place.address), use(place.hours),
            use(place.latitude_e6), use(place.longitude_e6);
        return {};
    });
}

Result<std::vector<Place>> Store::places()
{
    return guarded(*connection_, [&]() -> Result<std::vector<Place>> {
        const soci::rowset<soci::row> rows =
            (connection_->sql.prepare << "SELECT terminal, name, address, hours, latitude_e6, "
                                         "longitude_e6 FROM places ORDER BY terminal");
        return records<Place>(rows, [](const soci::row& row) {
            return Place{.terminal = row.get<std::string>(0),
                         .name = row.get<std::string>(1),
                         .address = row.get<std::string>(2),
                         .hours = row.get<std::string>(3),
                         .latitude_e6 = whole<int>(row, 4),
                         .longitude_e6 = whole<int>(row, 5)};
        });
    });
}

}  // namespace central::store
