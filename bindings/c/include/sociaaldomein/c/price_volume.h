#ifndef SOCIAALDOMEIN_C_PRICE_VOLUME_H
#define SOCIAALDOMEIN_C_PRICE_VOLUME_H
/** @file
 * Why a cost changes: prices, how much, of what, and policy (Dutch: prijs-, hoeveelheids- en mixeffect).
 */
#include "outlook.h"

#ifdef __cplusplus
extern "C" {
#endif

/** One product before and after: four doubles, also a row of a contiguous n × 4 array. @since 1.0 */
typedef struct sd_priced_volume {
    double price_before;
    double volume_before;
    double price_after;
    double volume_after;
} sd_priced_volume;

/** The parts of a change of cost; they add up to it but for rounding of doubles. @since 1.0 */
typedef struct sd_price_volume_parts {
    int64_t struct_size; /**< see #SD_PRICE_VOLUME_PARTS_INIT */
    double price;
    double volume;
    double mix;
    double joint; /**< price and volume changing together */
} sd_price_volume_parts;

/** `sd_price_volume_parts parts = SD_PRICE_VOLUME_PARTS_INIT;` */
#define SD_PRICE_VOLUME_PARTS_INIT \
    { sizeof(sd_price_volume_parts), 0, 0, 0, 0 }

/**
 * Splits the change of a total cost. Where nothing was bought before, all is joint.
 *
 * @param products  `count` products, their volumes in one unit; may be null when there are none. Read only
 * @param count     >= 0
 * @param parts     gets as much as its `struct_size` holds
 * @return          #SD_OUT_OF_DOMAIN for a number that is not finite (naming the product), a null or a `struct_size` too
 *                  small
 * @since 1.0
 */
SD_API sd_status sd_price_volume(const sd_priced_volume* products, int64_t count,
                                 sd_price_volume_parts* parts, sd_error** error);

/**
 * From what a budget plan's products cost in one year to what they cost in another, perhaps under another scenario, path by
 * path on the same random numbers.
 *
 * @param plan         id of a budget plan
 * @param scenario     as for sd_simulate()
 * @param from_year    simulated whole, as the next
 * @param to_year      the year explained
 * @param to_scenario  what `policy` leads to; null or empty: the same scenario, and policy is nothing
 * @param options      may be null; of its levels the first is that of all bounds (none: 0.80), its quantities are not
 *                     looked at
 * @param table        gets a table, which the caller frees: columns plan, part, mean, lower, upper (euro); rows before,
 *                     price, volume, mix, joint, policy, after, and policy.price, policy.volume, policy.mix, policy.joint
 *                     when there is another scenario: policy split likewise. The bounds of before and after are NaN
 * @return             #SD_UNKNOWN_VALUE for a plan; #SD_OUT_OF_DOMAIN for a year that is not simulated whole; otherwise as
 *                     sd_simulate()
 * @since 1.0
 */
SD_API sd_status sd_bridge(const sd_programme* programme, const char* plan, const char* scenario,
                           int32_t from_year, int32_t to_year, const char* to_scenario,
                           const sd_simulate_options* options, sd_table** table, sd_error** error);

#ifdef __cplusplus
}
#endif

#endif
