// The loops of training that cost most on WASM, in 128-bit SIMD; built by tools/build-training-kernels.ts.
// They work on the memory of tfjs's own WASM module: every pointer is an address in its heap. No static data and no
// calls with arrays of their own, so nothing here needs a stack or an initialiser.
// Pictures are [batch, height, width, channels] float32.
#include <wasm_simd128.h>

typedef v128_t f32x4;
typedef __INT32_TYPE__ i32;
typedef __SIZE_TYPE__ size;

#define EXPORT(name) __attribute__((export_name(#name))) void name

static inline f32x4 load(const float *from) { return wasm_v128_load(from); }
static inline void store(float *to, f32x4 value) { wasm_v128_store(to, value); }
static inline f32x4 add(f32x4 a, f32x4 b) { return wasm_f32x4_add(a, b); }
static inline f32x4 mul(f32x4 a, f32x4 b) { return wasm_f32x4_mul(a, b); }
static inline f32x4 splat(const float *from) { return wasm_v128_load32_splat(from); }
static inline void accumulate(float *to, f32x4 value) { store(to, add(load(to), value)); }

// Copies one picture into the middle of a larger one, zero around it; cuts what no window reaches.
static void pad_picture(const float *x, float *padded, i32 in_height, i32 in_width, i32 channels, i32 height, i32 width,
                        i32 top, i32 left) {
  for (i32 y = 0; y < height; y++) {
    float *row = padded + (size)y * width * channels;
    i32 from_y = y - top;
    i32 first = left < width ? left : width;
    i32 end = left + in_width < width ? left + in_width : width;
    if (from_y < 0 || from_y >= in_height) first = end = width;
    for (i32 i = 0; i < first * channels; i++) row[i] = 0;
    if (first < end)
      __builtin_memcpy(row + first * channels, x + (size)from_y * in_width * channels, (size)(end - first) * channels * 4);
    for (i32 i = end * channels; i < width * channels; i++) row[i] = 0;
  }
}

// Where one of a window's values lies, counted from the window's first.
static inline i32 tap_offset(i32 tap, i32 row_length, i32 filter_width, i32 channels) {
  i32 line = filter_width * channels;
  return tap / line * row_length + tap % line;
}

// dw[tap, co] = sum over positions of x[position's window, tap] * dy[position, co]: four taps by eight channels stay in
// registers while all positions of some lines go by.
EXPORT(conv2d_filter_gradient)
(const float *x, const float *dy, float *dw, float *padded, i32 batch, i32 in_height, i32 in_width, i32 in_channels,
 i32 out_height, i32 out_width, i32 out_channels, i32 filter_height, i32 filter_width, i32 stride_height,
 i32 stride_width, i32 top, i32 left, i32 lines) {
  i32 height = (out_height - 1) * stride_height + filter_height;
  i32 width = (out_width - 1) * stride_width + filter_width;
  i32 taps = filter_height * filter_width * in_channels;
  i32 row_length = (padded ? width : in_width) * in_channels;
  i32 step = stride_width * in_channels;
  for (i32 i = 0; i < taps * out_channels; i++) dw[i] = 0;
  for (i32 image = 0; image < batch; image++) {
    const float *picture = x + (size)image * in_height * in_width * in_channels;
    const float *dy_image = dy + (size)image * out_height * out_width * out_channels;
    if (padded) {
      pad_picture(picture, padded, in_height, in_width, in_channels, height, width, top, left);
      picture = padded;
    }
    for (i32 first_line = 0; first_line < out_height; first_line += lines) {
      i32 end_line = first_line + lines < out_height ? first_line + lines : out_height;
      for (i32 tap = 0; tap < taps; tap += 4) {
        i32 last = taps - 1;
        i32 t1 = tap + 1 < last ? tap + 1 : last, t2 = tap + 2 < last ? tap + 2 : last,
            t3 = tap + 3 < last ? tap + 3 : last;
        const float *x0 = picture + tap_offset(tap, row_length, filter_width, in_channels);
        const float *x1 = picture + tap_offset(t1, row_length, filter_width, in_channels);
        const float *x2 = picture + tap_offset(t2, row_length, filter_width, in_channels);
        const float *x3 = picture + tap_offset(t3, row_length, filter_width, in_channels);
        i32 valid = taps - tap < 4 ? taps - tap : 4;
        i32 channel = 0;
        for (; channel + 8 <= out_channels; channel += 8) {
          f32x4 s00 = wasm_f32x4_const_splat(0), s01 = s00, s10 = s00, s11 = s00, s20 = s00, s21 = s00, s30 = s00,
                s31 = s00;
          for (i32 line = first_line; line < end_line; line++) {
            i32 at = line * stride_height * row_length;
            const float *from = dy_image + (size)line * out_width * out_channels + channel;
            const float *end = from + out_width * out_channels;
            for (; from < end; from += out_channels, at += step) {
              f32x4 d0 = load(from), d1 = load(from + 4);
              f32x4 v = splat(x0 + at);
              s00 = add(s00, mul(v, d0)), s01 = add(s01, mul(v, d1));
              v = splat(x1 + at);
              s10 = add(s10, mul(v, d0)), s11 = add(s11, mul(v, d1));
              v = splat(x2 + at);
              s20 = add(s20, mul(v, d0)), s21 = add(s21, mul(v, d1));
              v = splat(x3 + at);
              s30 = add(s30, mul(v, d0)), s31 = add(s31, mul(v, d1));
            }
          }
          float *to = dw + tap * out_channels + channel;
          accumulate(to, s00), accumulate(to + 4, s01);
          if (valid > 1) to += out_channels, accumulate(to, s10), accumulate(to + 4, s11);
          if (valid > 2) to += out_channels, accumulate(to, s20), accumulate(to + 4, s21);
          if (valid > 3) to += out_channels, accumulate(to, s30), accumulate(to + 4, s31);
        }
        for (; channel + 4 <= out_channels; channel += 4) {
          f32x4 s0 = wasm_f32x4_const_splat(0), s1 = s0, s2 = s0, s3 = s0;
          for (i32 line = first_line; line < end_line; line++) {
            i32 at = line * stride_height * row_length;
            const float *from = dy_image + (size)line * out_width * out_channels + channel;
            const float *end = from + out_width * out_channels;
            for (; from < end; from += out_channels, at += step) {
              f32x4 d = load(from);
              s0 = add(s0, mul(splat(x0 + at), d)), s1 = add(s1, mul(splat(x1 + at), d));
              s2 = add(s2, mul(splat(x2 + at), d)), s3 = add(s3, mul(splat(x3 + at), d));
            }
          }
          float *to = dw + tap * out_channels + channel;
          accumulate(to, s0);
          if (valid > 1) accumulate(to += out_channels, s1);
          if (valid > 2) accumulate(to += out_channels, s2);
          if (valid > 3) accumulate(to += out_channels, s3);
        }
        for (; channel < out_channels; channel++) {
          float s0 = 0, s1 = 0, s2 = 0, s3 = 0;
          for (i32 line = first_line; line < end_line; line++) {
            i32 at = line * stride_height * row_length;
            const float *from = dy_image + (size)line * out_width * out_channels + channel;
            const float *end = from + out_width * out_channels;
            for (; from < end; from += out_channels, at += step)
              s0 += x0[at] * *from, s1 += x1[at] * *from, s2 += x2[at] * *from, s3 += x3[at] * *from;
          }
          float *to = dw + tap * out_channels + channel;
          to[0] += s0;
          if (valid > 1) to[out_channels] += s1;
          if (valid > 2) to[2 * out_channels] += s2;
          if (valid > 3) to[3 * out_channels] += s3;
        }
      }
    }
  }
}

static inline f32x4 activate(f32x4 value, i32 activation) {
  if (activation == 0) return value;
  // These minima and maxima keep NaN.
  value = wasm_f32x4_max(value, wasm_f32x4_const_splat(0));
  return activation == 1 ? value : wasm_f32x4_min(value, wasm_f32x4_const_splat(6));
}

static inline void store_some(float *to, f32x4 low, f32x4 high, i32 channels) {
  if (channels >= 8) {
    store(to, low), store(to + 4, high);
    return;
  }
  if (channels >= 4) store(to, low), to += 4, channels -= 4, low = high;
  if (channels > 0) wasm_v128_store32_lane(to, low, 0);
  if (channels > 1) wasm_v128_store32_lane(to + 1, low, 1);
  if (channels > 2) wasm_v128_store32_lane(to + 2, low, 2);
}

// Lays weights so that eight channels of one tap lie together, eight after eight, each eight led by their biases.
// w[fy, fx, ci, co] is found at w + fy * row_stride + fx * column_stride + ci * in_stride + co * out_stride, so that a
// filter can be read turned or transposed.
static void pack_weights(const float *w, const float *bias, float *packed, i32 filter_height, i32 filter_width,
                         i32 in_channels, i32 out_channels, i32 row_stride, i32 column_stride, i32 in_stride,
                         i32 out_stride) {
  for (i32 channel = 0; channel < out_channels; channel += 8) {
    i32 valid = out_channels - channel < 8 ? out_channels - channel : 8;
    for (i32 i = 0; i < 8; i++) *packed++ = bias && i < valid ? bias[channel + i] : 0;
    for (i32 fy = 0; fy < filter_height; fy++)
      for (i32 fx = 0; fx < filter_width; fx++) {
        const float *from = w + fy * row_stride + fx * column_stride + channel * out_stride;
        if (valid == 8 && out_stride == 1)
          for (i32 ci = 0; ci < in_channels; ci++, from += in_stride, packed += 8)
            store(packed, load(from)), store(packed + 4, load(from + 4));
        else
          for (i32 ci = 0; ci < in_channels; ci++, from += in_stride)
            for (i32 i = 0; i < 8; i++) *packed++ = i < valid ? from[i * out_stride] : 0;
      }
  }
}

// y[position, co] = activation(bias[co] + sum over taps of x[position's window, tap] * w[tap, co]): four positions by eight
// channels stay in registers while all taps go by. `packed` has room for 8 * (taps + 1) * ceil(out_channels / 8) values.
// Activation: 0 none, 1 relu, 2 relu6.
EXPORT(conv2d)
(const float *x, const float *w, const float *bias, float *y, float *padded, float *packed, i32 batch, i32 in_height,
 i32 in_width, i32 in_channels, i32 out_height, i32 out_width, i32 out_channels, i32 filter_height, i32 filter_width,
 i32 stride_height, i32 stride_width, i32 top, i32 left, i32 activation, i32 row_stride, i32 column_stride,
 i32 in_stride, i32 out_stride) {
  i32 height = (out_height - 1) * stride_height + filter_height;
  i32 width = (out_width - 1) * stride_width + filter_width;
  i32 line = filter_width * in_channels;
  i32 row_length = (padded ? width : in_width) * in_channels;
  i32 step = stride_width * in_channels, row_step = stride_height * row_length;
  i32 positions = out_height * out_width;
  pack_weights(w, bias, packed, filter_height, filter_width, in_channels, out_channels, row_stride, column_stride,
               in_stride, out_stride);
  for (i32 image = 0; image < batch; image++, y += (size)positions * out_channels) {
    const float *picture = x + (size)image * in_height * in_width * in_channels;
    if (padded) {
      pad_picture(picture, padded, in_height, in_width, in_channels, height, width, top, left);
      picture = padded;
    }
    i32 ox = 0;
    const float *window = picture;
    for (i32 position = 0; position < positions; position += 4) {
      const float *x0 = window, *x1 = x0, *x2 = x0, *x3 = x0;
      i32 valid = positions - position < 4 ? positions - position : 4;
#define ADVANCE() (++ox == out_width ? (ox = 0, window += row_step - (out_width - 1) * step) : (window += step))
      ADVANCE();
      if (valid > 1) x1 = window, ADVANCE();
      if (valid > 2) x2 = window, ADVANCE();
      if (valid > 3) x3 = window, ADVANCE();
      const float *weight = packed;
      for (i32 channel = 0; channel < out_channels; channel += 8) {
        f32x4 s00 = load(weight), s01 = load(weight + 4), s10 = s00, s11 = s01, s20 = s00, s21 = s01, s30 = s00,
              s31 = s01;
        weight += 8;
        for (i32 row = 0; row < filter_height * row_length; row += row_length)
          for (i32 at = row; at < row + line; at++, weight += 8) {
            f32x4 w0 = load(weight), w1 = load(weight + 4);
            f32x4 v = splat(x0 + at);
            s00 = add(s00, mul(v, w0)), s01 = add(s01, mul(v, w1));
            v = splat(x1 + at);
            s10 = add(s10, mul(v, w0)), s11 = add(s11, mul(v, w1));
            v = splat(x2 + at);
            s20 = add(s20, mul(v, w0)), s21 = add(s21, mul(v, w1));
            v = splat(x3 + at);
            s30 = add(s30, mul(v, w0)), s31 = add(s31, mul(v, w1));
          }
        float *to = y + (size)position * out_channels + channel;
        i32 rest = out_channels - channel;
        store_some(to, activate(s00, activation), activate(s01, activation), rest);
        if (valid > 1) store_some(to += out_channels, activate(s10, activation), activate(s11, activation), rest);
        if (valid > 2) store_some(to += out_channels, activate(s20, activation), activate(s21, activation), rest);
        if (valid > 3) store_some(to += out_channels, activate(s30, activation), activate(s31, activation), rest);
      }
    }
  }
}

// dx: each value of dy goes to the first greatest pixel of its window; to none where no pixel is greater than -infinity.
EXPORT(max_pool_gradient)
(const float *x, const float *dy, float *dx, i32 batch, i32 in_height, i32 in_width, i32 channels, i32 out_height,
 i32 out_width, i32 filter_height, i32 filter_width, i32 stride_height, i32 stride_width, i32 top, i32 left) {
  size total = (size)batch * in_height * in_width * channels;
  __builtin_memset(dx, 0, total * 4);
  i32 row_length = in_width * channels;
  for (i32 image = 0; image < batch; image++)
    for (i32 oy = 0; oy < out_height; oy++) {
      i32 first_y = oy * stride_height - top;
      i32 end_y = first_y + filter_height < in_height ? first_y + filter_height : in_height;
      if (first_y < 0) first_y = 0;
      for (i32 ox = 0; ox < out_width; ox++, dy += channels) {
        i32 first_x = ox * stride_width - left;
        i32 end_x = first_x + filter_width < in_width ? first_x + filter_width : in_width;
        if (first_x < 0) first_x = 0;
        size window = ((size)image * in_height + first_y) * row_length + (size)first_x * channels;
        i32 rows = end_y - first_y, line = (end_x - first_x) * channels;
        i32 channel = 0;
        for (; channel + 4 <= channels; channel += 4) {
          f32x4 greatest = wasm_f32x4_const_splat(-__builtin_inff());
          v128_t place = wasm_i32x4_const_splat(-1);
          size row = window + channel;
          for (i32 y = 0; y < rows; y++, row += row_length)
            for (i32 i = 0; i < line; i += channels) {
              f32x4 value = load(x + row + i);
              v128_t is_greater = wasm_f32x4_gt(value, greatest);
              greatest = wasm_v128_bitselect(value, greatest, is_greater);
              place = wasm_v128_bitselect(wasm_i32x4_splat((i32)(row + i)), place, is_greater);
            }
          f32x4 gradient = load(dy + channel);
          row = window + channel;
          for (i32 y = 0; y < rows; y++, row += row_length)
            for (i32 i = 0; i < line; i += channels) {
              v128_t is_here = wasm_i32x4_eq(place, wasm_i32x4_splat((i32)(row + i)));
              accumulate(dx + row + i, wasm_v128_and(gradient, is_here));
            }
        }
        for (; channel < channels; channel++) {
          float greatest = -__builtin_inff();
          float *place = 0;
          size row = window + channel;
          for (i32 y = 0; y < rows; y++, row += row_length)
            for (i32 i = 0; i < line; i += channels)
              if (x[row + i] > greatest) greatest = x[row + i], place = dx + row + i;
          if (place) *place += dy[channel];
        }
      }
    }
}

// sums[column] over all rows: four rows' worth of partial sums at a time for many-columned matrices, all in blocks short
// enough that float32 keeps its digits.
EXPORT(sum_rows)(const float *x, float *sums, i32 rows, i32 columns) {
  for (i32 i = 0; i < columns; i++) sums[i] = 0;
  for (i32 block = 0; block < rows; block += 256) {
    i32 end = block + 256 < rows ? block + 256 : rows;
    i32 column = 0;
    for (; column + 16 <= columns; column += 16) {
      f32x4 a = wasm_f32x4_const_splat(0), b = a, c = a, d = a;
      const float *from = x + (size)block * columns + column;
      for (i32 row = block; row < end; row++, from += columns)
        a = add(a, load(from)), b = add(b, load(from + 4)), c = add(c, load(from + 8)), d = add(d, load(from + 12));
      accumulate(sums + column, a), accumulate(sums + column + 4, b);
      accumulate(sums + column + 8, c), accumulate(sums + column + 12, d);
    }
    for (; column + 4 <= columns; column += 4) {
      f32x4 sum = wasm_f32x4_const_splat(0);
      const float *from = x + (size)block * columns + column;
      for (i32 row = block; row < end; row++, from += columns) sum = add(sum, load(from));
      accumulate(sums + column, sum);
    }
    for (; column < columns; column++) {
      float sum = 0;
      const float *from = x + (size)block * columns + column;
      for (i32 row = block; row < end; row++, from += columns) sum += *from;
      sums[column] += sum;
    }
  }
}

// dx += patches [positions, taps] put back where the windows were taken from.
EXPORT(fold_patches)
(const float *patches, float *dx, i32 images, i32 in_height, i32 in_width, i32 channels, i32 out_height, i32 out_width,
 i32 filter_height, i32 filter_width, i32 stride_height, i32 stride_width, i32 top, i32 left) {
  for (i32 image = 0; image < images; image++, dx += (size)in_height * in_width * channels)
    for (i32 oy = 0; oy < out_height; oy++)
      for (i32 ox = 0; ox < out_width; ox++)
        for (i32 fy = 0; fy < filter_height; fy++) {
          i32 y = oy * stride_height + fy - top;
          for (i32 fx = 0; fx < filter_width; fx++, patches += channels) {
            i32 column = ox * stride_width + fx - left;
            if (y < 0 || y >= in_height || column < 0 || column >= in_width) continue;
            float *to = dx + ((size)y * in_width + column) * channels;
            i32 channel = 0;
            for (; channel + 4 <= channels; channel += 4) accumulate(to + channel, load(patches + channel));
            for (; channel < channels; channel++) to[channel] += patches[channel];
          }
        }
}

// Columns [first, end) of the output whose tap at this offset lies inside a row of the input.
static inline i32 first_inside(i32 offset, i32 stride) { return offset >= 0 ? 0 : (stride - 1 - offset) / stride; }
static inline i32 end_inside(i32 offset, i32 stride, i32 width, i32 out_width) {
  i32 room = width - 1 - offset;
  i32 end = room < 0 ? 0 : room / stride + 1;
  return end < out_width ? end : out_width;
}

// One filter a channel: dw[tap, c] = sum of x[tap's pixel, c] * dy[position, c].
EXPORT(depthwise_filter_gradient)
(const float *x, const float *dy, float *dw, i32 batch, i32 in_height, i32 in_width, i32 channels, i32 out_height,
 i32 out_width, i32 filter_height, i32 filter_width, i32 stride_height, i32 stride_width, i32 dilation_height,
 i32 dilation_width, i32 top, i32 left) {
  i32 step = stride_width * channels;
  for (i32 i = 0; i < filter_height * filter_width * channels; i++) dw[i] = 0;
  for (i32 image = 0; image < batch; image++)
    for (i32 fy = 0; fy < filter_height; fy++)
      for (i32 fx = 0; fx < filter_width; fx++) {
        i32 offset = fx * dilation_width - left;
        i32 first = first_inside(offset, stride_width), end = end_inside(offset, stride_width, in_width, out_width);
        float *to = dw + (fy * filter_width + fx) * channels;
        for (i32 oy = 0; oy < out_height; oy++) {
          i32 y = oy * stride_height + fy * dilation_height - top;
          if (y < 0 || y >= in_height || first >= end) continue;
          const float *from = x + (((size)image * in_height + y) * in_width + first * stride_width + offset) * channels;
          const float *gradient = dy + (((size)image * out_height + oy) * out_width + first) * channels;
          i32 channel = 0;
          for (; channel + 4 <= channels; channel += 4) {
            f32x4 sum = wasm_f32x4_const_splat(0);
            const float *a = from + channel, *b = gradient + channel;
            for (i32 ox = first; ox < end; ox++, a += step, b += channels) sum = add(sum, mul(load(a), load(b)));
            accumulate(to + channel, sum);
          }
          for (; channel < channels; channel++) {
            float sum = 0;
            const float *a = from + channel, *b = gradient + channel;
            for (i32 ox = first; ox < end; ox++, a += step, b += channels) sum += *a * *b;
            to[channel] += sum;
          }
        }
      }
}

// One filter a channel: dx[pixel, c] = sum of dy[position, c] * w[tap, c] over the taps that read the pixel.
EXPORT(depthwise_input_gradient)
(const float *dy, const float *w, float *dx, i32 batch, i32 in_height, i32 in_width, i32 channels, i32 out_height,
 i32 out_width, i32 filter_height, i32 filter_width, i32 stride_height, i32 stride_width, i32 dilation_height,
 i32 dilation_width, i32 top, i32 left) {
  __builtin_memset(dx, 0, (size)batch * in_height * in_width * channels * 4);
  for (i32 image = 0; image < batch; image++)
    for (i32 oy = 0; oy < out_height; oy++)
      for (i32 fy = 0; fy < filter_height; fy++) {
        i32 y = oy * stride_height + fy * dilation_height - top;
        if (y < 0 || y >= in_height) continue;
        for (i32 fx = 0; fx < filter_width; fx++) {
          i32 offset = fx * dilation_width - left;
          i32 first = first_inside(offset, stride_width), end = end_inside(offset, stride_width, in_width, out_width);
          const float *weight = w + (fy * filter_width + fx) * channels;
          for (i32 ox = first; ox < end; ox++) {
            const float *gradient = dy + (((size)image * out_height + oy) * out_width + ox) * channels;
            float *to = dx + (((size)image * in_height + y) * in_width + ox * stride_width + offset) * channels;
            i32 channel = 0;
            for (; channel + 4 <= channels; channel += 4)
              accumulate(to + channel, mul(load(gradient + channel), load(weight + channel)));
            for (; channel < channels; channel++) to[channel] += gradient[channel] * weight[channel];
          }
        }
      }
}

// [rows, columns] -> [columns, rows], in squares of four by four.
EXPORT(transpose)(const float *x, float *out, i32 rows, i32 columns) {
  i32 row = 0;
  for (; row + 4 <= rows; row += 4) {
    const float *from = x + (size)row * columns;
    i32 column = 0;
    for (; column + 4 <= columns; column += 4) {
      f32x4 a = load(from + column), b = load(from + columns + column), c = load(from + 2 * columns + column),
            d = load(from + 3 * columns + column);
      f32x4 ab0 = wasm_i32x4_shuffle(a, b, 0, 4, 1, 5), ab1 = wasm_i32x4_shuffle(a, b, 2, 6, 3, 7);
      f32x4 cd0 = wasm_i32x4_shuffle(c, d, 0, 4, 1, 5), cd1 = wasm_i32x4_shuffle(c, d, 2, 6, 3, 7);
      float *to = out + (size)column * rows + row;
      store(to, wasm_i64x2_shuffle(ab0, cd0, 0, 2));
      store(to + rows, wasm_i64x2_shuffle(ab0, cd0, 1, 3));
      store(to + 2 * rows, wasm_i64x2_shuffle(ab1, cd1, 0, 2));
      store(to + 3 * rows, wasm_i64x2_shuffle(ab1, cd1, 1, 3));
    }
    for (; column < columns; column++)
      for (i32 i = 0; i < 4; i++) out[(size)column * rows + row + i] = from[i * columns + column];
  }
  for (; row < rows; row++)
    for (i32 column = 0; column < columns; column++) out[(size)column * rows + row] = x[(size)row * columns + column];
}

// The gradient of relu: dy where y, the result of relu, is above zero; a NaN of y stays, and one of dy.
EXPORT(relu_gradient)(const float *dy, const float *y, float *dx, i32 count) {
  i32 i = 0;
  f32x4 zero = wasm_f32x4_const_splat(0);
  for (; i + 4 <= count; i += 4) {
    f32x4 value = load(y + i), gradient = load(dy + i);
    f32x4 through = wasm_v128_bitselect(gradient, mul(gradient, zero), wasm_f32x4_gt(value, zero));
    store(dx + i, wasm_v128_bitselect(through, value, wasm_f32x4_eq(value, value)));
  }
  for (; i < count; i++) dx[i] = y[i] != y[i] ? y[i] : y[i] > 0 ? dy[i] : dy[i] * 0;
}

// Values held between two bounds; NaN stays.
EXPORT(clip)(const float *x, float *out, i32 count, float low, float high) {
  i32 i = 0;
  f32x4 lows = wasm_f32x4_splat(low), highs = wasm_f32x4_splat(high);
  for (; i + 4 <= count; i += 4) store(out + i, wasm_f32x4_min(wasm_f32x4_max(load(x + i), lows), highs));
  for (; i < count; i++) out[i] = x[i] < low ? low : x[i] > high ? high : x[i];
}

// [outer, length, inner] with the middle axis turned round.
EXPORT(reverse)(const float *x, float *out, i32 outer, i32 length, i32 inner) {
  for (i32 o = 0; o < outer; o++, x += (size)length * inner, out += (size)length * inner)
    for (i32 i = 0; i < length; i++) {
      const float *from = x + (size)(length - 1 - i) * inner;
      float *to = out + (size)i * inner;
      for (i32 j = 0; j < inner; j++) to[j] = from[j];
    }
}

// Rows of a table by number: out[i] = table[ids[i]], values of four bytes; the caller has looked at the numbers.
EXPORT(gather_rows)(const i32 *table, const i32 *ids, i32 *out, i32 count, i32 width) {
  for (i32 i = 0; i < count; i++, out += width) {
    const i32 *from = table + (size)ids[i] * width;
    i32 column = 0;
    for (; column + 4 <= width; column += 4) wasm_v128_store(out + column, wasm_v128_load(from + column));
    for (; column < width; column++) out[column] = from[column];
  }
}

// sums[ids[i]] += x[i], row by row; numbers outside are left out.
EXPORT(segment_sum)(const float *x, const i32 *ids, float *sums, i32 count, i32 segments, i32 width) {
  __builtin_memset(sums, 0, (size)segments * width * 4);
  for (i32 i = 0; i < count; i++, x += width) {
    i32 id = ids[i];
    if (id < 0 || id >= segments) continue;
    float *to = sums + (size)id * width;
    i32 column = 0;
    for (; column + 4 <= width; column += 4) accumulate(to + column, load(x + column));
    for (; column < width; column++) to[column] += x[column];
  }
}

// x: [outer, length, inner] -> [outer, inner], the sum over the middle axis times scale.
EXPORT(sum_middle)(const float *x, float *out, i32 outer, i32 length, i32 inner, float scale) {
  for (i32 o = 0; o < outer; o++, x += (size)length * inner, out += inner) {
    sum_rows(x, out, length, inner);
    for (i32 i = 0; i < inner; i++) out[i] *= scale;
  }
}

// Its gradient: dy [outer, inner] -> [outer, length, inner], times scale.
EXPORT(spread_middle)(const float *dy, float *out, i32 outer, i32 length, i32 inner, float scale) {
  f32x4 scales = wasm_f32x4_splat(scale);
  for (i32 o = 0; o < outer; o++, dy += inner)
    for (i32 l = 0; l < length; l++, out += inner) {
      i32 i = 0;
      for (; i + 4 <= inner; i += 4) store(out + i, mul(load(dy + i), scales));
      for (; i < inner; i++) out[i] = dy[i] * scale;
    }
}

// Adam's step (optimizers/rules.ts): the moments in place, the value into new room.
EXPORT(adam)(const float *value, const float *gradient, float *firsts, float *seconds, float *out, i32 count, float beta1,
             float rest1, float beta2, float rest2, float scale1, float scale2, float epsilon, float rate) {
  f32x4 b1 = wasm_f32x4_splat(beta1), r1 = wasm_f32x4_splat(rest1), b2 = wasm_f32x4_splat(beta2),
        r2 = wasm_f32x4_splat(rest2), s1 = wasm_f32x4_splat(scale1), s2 = wasm_f32x4_splat(scale2),
        e = wasm_f32x4_splat(epsilon), r = wasm_f32x4_splat(rate);
  i32 i = 0;
  for (; i + 4 <= count; i += 4) {
    f32x4 g = load(gradient + i);
    f32x4 first = add(mul(load(firsts + i), b1), mul(g, r1));
    f32x4 second = add(mul(load(seconds + i), b2), mul(mul(g, g), r2));
    store(firsts + i, first), store(seconds + i, second);
    f32x4 root = add(wasm_f32x4_sqrt(wasm_f32x4_div(second, s2)), e);
    store(out + i, add(mul(wasm_f32x4_div(wasm_f32x4_div(first, s1), root), r), load(value + i)));
  }
  for (; i < count; i++) {
    float g = gradient[i];
    float first = firsts[i] * beta1 + g * rest1, second = seconds[i] * beta2 + g * g * rest2;
    firsts[i] = first, seconds[i] = second;
    out[i] = first / scale1 / (__builtin_sqrtf(second / scale2) + epsilon) * rate + value[i];
  }
}
