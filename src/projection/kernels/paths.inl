// The kernel of paths.hpp: a lane is a path.

#include "projection/kernels/paths.hpp"

#include "projection/kernels/random.inl"

namespace sociaaldomein::kernels {
namespace {

// Where there are registers for as many sums.
constexpr int steps_at_once = SD_KERNEL_BYTES == 64 ? 4 : 1;

/// Standard normal numbers of the steps 4 * block .. + 3: that of step 4 * block + k at z[k * lane_count].
SD_INLINE void draw_normals(unsigned long long key, unsigned long long first, unsigned block, double* z) {
    long long number[lane_count];
    for (int i = 0; i < lane_count; ++i) number[i] = (long long)(first + (unsigned long long)i);
    real four[4];
    normals(philox(key, load(number), block, 0U), four);
    SD_UNROLL for (int k = 0; k < 4; ++k) store(z + k * lane_count, four[k]);
}

/// What a sum of errors is worth at step h.
SD_INLINE real shaped(const PathSource& source, int h, const real& sum) {
    const real size = abs(sum);
    const PathPiece* piece = source.pieces + (long long)h * source.piece_count;
    real from(piece->from);
    real value(piece->value);
    real slope(piece->slope);
    for (int k = 1; k < source.piece_count; ++k) {
        ++piece;
        const mask beyond = size > real(piece->from);
        from = select(beyond, real(piece->from), from);
        value = select(beyond, real(piece->value), value);
        slope = select(beyond, real(piece->slope), slope);
    }
    const whole sign = bits_of(sum) & whole(-0x7fffffffffffffffLL - 1);
    real y = real(source.mean[h]) + from_bits(bits_of(value + slope * (size - from)) ^ sign);
    if (source.whole_numbers) {
        // Beyond 2^51 every double that could be drawn is as good as whole.
        y = select(abs(y) < real(0x1p51), to_real(nearest_whole(y)), y);
    }
    return max(y, real(source.floor));
}

enum class Of { paths, sums };

/// The steps h .. h + steps - 1 of one group of lanes. What one step reads of earlier errors the others read too.
template <Of of, int steps>
SD_INLINE void steps_from(const PathSource& source, const double* errors, long long error_stride, int h,
                          double* to, long long stride) {
    real sum[(unsigned long)steps];
    SD_UNROLL for (int s = 0; s < steps; ++s) {
        sum[s] = load(errors + (h + s) * error_stride);
        SD_UNROLL for (int j = 1; j <= s; ++j) sum[s] +=
            real(source.psi[j]) * load(errors + (h + s - j) * error_stride);
    }
    for (int i = h - 1; i >= 0; --i) {
        const real error = load(errors + i * error_stride);
        SD_UNROLL for (int s = 0; s < steps; ++s) sum[s] += real(source.psi[h + s - i]) * error;
    }
    SD_UNROLL for (int s = 0; s < steps; ++s)
        store(to + s * stride, of == Of::paths ? shaped(source, h + s, sum[s]) : sum[s]);
}

/// The steps from .. past - 1 of one group of lanes out of errors: that of step h at errors[h * error_stride].
template <Of of>
SD_INLINE void all_steps(const PathSource& source, const double* errors, long long error_stride, int from,
                         int past, double* to, long long stride) {
    int h = from;
    for (; h + steps_at_once <= past; h += steps_at_once)
        steps_from<of, steps_at_once>(source, errors, error_stride, h, to + (h - from) * stride, stride);
    for (; h < past; ++h)
        steps_from<of, 1>(source, errors, error_stride, h, to + (h - from) * stride, stride);
}

template <Of of>
void draw(const PathSource& source, unsigned long long first, long long count, int from, int past, double* to,
          long long stride, double* errors) noexcept {
    for (long long done = 0; done < count; done += lane_count) {
        for (int h = 0; h < past; h += 4)
            draw_normals(source.key, first + (unsigned long long)done, (unsigned)(h / 4),
                         errors + (long long)h * lane_count);
        all_steps<of>(source, errors, lane_count, from, past, to + done, stride);
    }
}

void shape_sums(const PathSource& source, int step, double* sums, long long count) noexcept {
    for (long long done = 0; done < count; done += lane_count)
        store(sums + done, shaped(source, step, load(sums + done)));
}

void shape(const PathSource& source, long long count, const double* errors, double* paths,
           long long stride) noexcept {
    for (long long done = 0; done < count; done += lane_count)
        all_steps<Of::paths>(source, errors + done, stride, 0, source.horizon, paths + done, stride);
}

void normals_of(unsigned long long key, unsigned long long first, unsigned block, double* out) noexcept {
    draw_normals(key, first, block, out);
}

}  // namespace

extern const PathKernels SD_TABLE(path_kernels);
const PathKernels SD_TABLE(path_kernels){draw<Of::paths>, draw<Of::sums>, shape_sums,
                                         shape,           normals_of,     lane_count};

}  // namespace sociaaldomein::kernels
