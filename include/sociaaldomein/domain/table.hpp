#pragma once
/// Any table of figures a report prints, with the sums it claims (Dutch: tabel). Layer: domain.
///
/// A row may state what it equals in terms of other rows, a column in terms of other columns:
/// `"equals": "youth + wmo - own"`. Both are checked cell by cell, within rounding.

#include <vector>

#include <sociaaldomein/domain/observation.hpp>
#include <sociaaldomein/domain/track.hpp>

namespace sociaaldomein {

struct TableColumn {
    std::string id{};
    Text name{};
    std::optional<When> at{};
    std::string equals{};  ///< formula over column ids
};
SD_DESCRIBE(TableColumn, id, name, at, equals)

template <class Quantity>
struct TableRow {
    std::string id{};
    Text name{};
    std::string equals{};                     ///< formula over row ids
    std::vector<Figure<Quantity>> figures{};  ///< one per column
    FigureBasis basis{};

    static std::string type_name() { return "TableRow_" + std::string(Quantity::dimension); }
    friend bool operator==(const TableRow& a, const TableRow& b) {
        return equal(type_info<TableRow>(), &a, &b);
    }
    BOOST_DESCRIBE_CLASS(TableRow, (), (id, name, equals, figures, basis), (), ())
};

template <class Quantity>
struct Table {
    Id<Table> id{};
    Text name{};
    Id<Track> track{};
    std::string identity{};
    std::optional<PeriodRange> title_years{};  ///< the years its title prints, checked against its columns
    std::vector<TableColumn> columns{};
    std::vector<TableRow<Quantity>> rows{};
    FigureBasis basis{};

    static std::string type_name() { return "Table_" + std::string(Quantity::dimension); }
    friend bool operator==(const Table& a, const Table& b) { return equal(type_info<Table>(), &a, &b); }
    BOOST_DESCRIBE_CLASS(Table, (), (id, name, track, identity, title_years, columns, rows, basis), (), ())
};

using MoneyTable = Table<Money>;
using CountTable = Table<Count>;
using ShareTable = Table<Share>;
template <>
SD_EXPORT const TypeInfo& type_info<TableRow<Money>>();
template <>
SD_EXPORT const TypeInfo& type_info<TableRow<Count>>();
template <>
SD_EXPORT const TypeInfo& type_info<TableRow<Share>>();
template <>
SD_EXPORT const TypeInfo& type_info<MoneyTable>();
template <>
SD_EXPORT const TypeInfo& type_info<CountTable>();
template <>
SD_EXPORT const TypeInfo& type_info<ShareTable>();

}  // namespace sociaaldomein
