/**
 * GLSL: `ivec2 placeOf(int number, int width)`, remainder and quotient of number ≥ 0 by width > 0, that is the texel of that number
 * in lines of that width. By floats, as software divides whole numbers one by one, which costs more than a reading; the second
 * quotient mends what a float's 24 bits lost of a large number, and a comparison what division rounds.
 */
export const DECLARE_PLACE_OF = `ivec2 placeOf(int number, int width) {
  int y = int(float(number) / float(width));
  y += int(floor(float(number - y * width) / float(width)));
  int x = number - y * width;
  int error = int(x >= width) - int(x < 0);
  return ivec2(x - error * width, y + error);
}`;
