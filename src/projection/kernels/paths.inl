// The kernel of paths.hpp: a lane is a path.

#include "projection/kernels/paths.hpp"

#include "projection/kernels/random.inl"

namespace sociaaldomein::kernels {
namespace {

SD_INLINE void draw_normals(unsigned long long key, unsigned long long first, unsigned block, real* z) {
    long long number[lane_count];
    for (int i = 0; i < lane_count; ++i) number[i] = (long long)(first + (unsigned long long)i);
    const whole path = load(number);
    normals(philox(key, path & whole(0xffffffffLL), path >> 32, block, 0U), z);
}

/// The odd, piecewise linear function through (0, 0) and the knots.
SD_INLINE real stretched(const real& z, const double* knot_z, const double* knot, int knots) {
    const real size = abs(z);
    // A sum of ramps: no search, and the same operations whatever the lane.
    real y = real(0.0);
    for (int k = 0; k + 1 < knots; ++k) {
        const double width = knot_z[k + 1] - knot_z[k];
        const double slope = (knot[k + 1] - knot[k]) / width;
        real part = max(size - real(knot_z[k]), real(0.0));
        if (k + 2 < knots) part = min(part, real(width));
        y += part * real(slope);
    }
    return select(z < real(0.0), -y, y);
}

/// Paths of one group of lanes out of errors: that of step h at errors[h * stride].
SD_INLINE void shape_lanes(const PathSource& source, const double* errors, long long error_stride,
                           double* paths, long long stride) {
    for (int h = 0; h < source.horizon; ++h) {
        real sum = load(errors + h * error_stride);
        for (int j = 1; j <= h; ++j) sum += real(source.psi[j]) * load(errors + (h - j) * error_stride);
        const real z = sum / real(source.deviation[h]);
        real y = real(source.mean[h]) +
                 real(source.spread[h]) *
                     stretched(z, source.knot_z, source.knot + (long long)h * source.knots, source.knots);
        if (source.whole_numbers) {
            // Beyond 2^51 every double that could be drawn is as good as whole.
            y = select(abs(y) < real(0x1p51), to_real(nearest_whole(y)), y);
        }
        y = max(y, real(source.floor));
        store(paths + h * stride, y);
    }
}

void draw(const PathSource& source, unsigned long long first, long long count, double* paths,
          long long stride, double* errors) noexcept {
    for (long long done = 0; done < count; done += lane_count) {
        for (int h = 0; h < source.horizon; h += 4) {
            real z[4];
            draw_normals(source.key, first + (unsigned long long)done, (unsigned)(h / 4), z);
            for (int k = 0; k < 4 && h + k < source.horizon; ++k) store(errors + (h + k) * lane_count, z[k]);
        }
        shape_lanes(source, errors, lane_count, paths + done, stride);
    }
}

void shape(const PathSource& source, long long count, const double* errors, double* paths,
           long long stride) noexcept {
    for (long long done = 0; done < count; done += lane_count)
        shape_lanes(source, errors + done, stride, paths + done, stride);
}

void normals_of(unsigned long long key, unsigned long long first, unsigned block, double* out) noexcept {
    real z[4];
    draw_normals(key, first, block, z);
    for (int k = 0; k < 4; ++k) store(out + k * lane_count, z[k]);
}

}  // namespace

extern const PathKernels SD_TABLE(path_kernels);
const PathKernels SD_TABLE(path_kernels){draw, shape, normals_of, lane_count};

}  // namespace sociaaldomein::kernels
