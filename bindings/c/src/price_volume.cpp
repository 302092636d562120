// Why a cost changes, as C sees it.

#include <cmath>
#include <cstddef>
#include <span>

#include <fmt/format.h>

#include <sociaaldomein/scenario/price_volume.hpp>

#include "outlook_tables.hpp"
#include "simulate_options.hpp"

using namespace sociaaldomein;
using namespace sociaaldomein::c;

namespace {

static_assert(sizeof(sd_priced_volume) == sizeof(PricedVolume) &&
                  offsetof(sd_priced_volume, volume_before) == offsetof(PricedVolume, volume_before) &&
                  offsetof(sd_priced_volume, price_after) == offsetof(PricedVolume, price_after) &&
                  offsetof(sd_priced_volume, volume_after) == offsetof(PricedVolume, volume_after),
              "the caller's products are read where they are");

std::span<const PricedVolume> products_of(const char* function, const sd_priced_volume* products,
                                          std::int64_t count) {
    require(count >= 0 && count <= SD_MAX_VALUES, function, "count", count,
            "a number of products >= 0 within limits");
    if (count == 0) return {};
    required(function, "products", products);
    for (std::int64_t i = 0; i < count; ++i) {
        const sd_priced_volume& p = products[i];
        for (const auto& [member, value] :
             {std::pair("price_before", p.price_before), std::pair("volume_before", p.volume_before),
              std::pair("price_after", p.price_after), std::pair("volume_after", p.volume_after)})
            if (!std::isfinite(value))
                require(false, function, fmt::format("products[{}].{}", i, member), value, "a finite number");
    }
    return {reinterpret_cast<const PricedVolume*>(products), static_cast<std::size_t>(count)};
}

}  // namespace

sd_status sd_price_volume(const sd_priced_volume* products, int64_t count, sd_price_volume_parts* parts,
                          sd_error** error) {
    return guarded(error, [&] {
        constexpr const char* name = "sd_price_volume";
        required(name, "parts", parts);
        const PriceVolume split = price_volume(products_of(name, products, count));
        sd_price_volume_parts filled = SD_PRICE_VOLUME_PARTS_INIT;
        filled.price = split.price;
        filled.volume = split.volume;
        filled.mix = split.mix;
        filled.joint = split.joint;
        write_struct(name, "parts", parts, filled);
    });
}

sd_status sd_bridge(const sd_programme* programme, const char* plan, const char* scenario, int32_t from_year,
                    int32_t to_year, const char* to_scenario, const sd_simulate_options* options,
                    sd_table** table, sd_error** error) {
    return guarded(error, [&] {
        constexpr const char* name = "sd_bridge";
        required(name, "table", table);
        const Simulated given(name, programme, scenario, options);
        const std::string of(text(name, "plan", plan));
        const std::string to(text_or(name, "to_scenario", to_scenario, ""));
        Owned<sd_table> made = make_handle<sd_table>(bridge_table(
            bridge(given.programme, of, given.scenario, from_year, to_year, to, given.options())));
        given.require_not_stopped();
        *table = made.release();
    });
}
