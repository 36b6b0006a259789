import type { RandomStream } from '#core/random.ts';
import { between } from '../lib/streams.ts';

/** How a camera and its darkroom change colours: applied to screen values from 0 to 1. */
export interface Grade {
  readonly saturation: number;
  /** Radians around the grey axis. */
  readonly hueTurn: number;
  readonly gains: readonly [number, number, number];
  readonly contrast: number;
  readonly gamma: number;
}

/** Draws a grade; one image in twelve is black and white. */
export function drawGrade(random: RandomStream): Grade {
  const warmth = between(random, -0.1, 0.1);
  const isGrey = random() < 1 / 12;
  return {
    saturation: isGrey ? 0 : between(random, 0.35, 1.15),
    hueTurn: between(random, -0.3, 0.3),
    gains: [1 + warmth, 1 + between(random, -0.05, 0.05), 1 - warmth],
    contrast: between(random, 0.75, 1.2),
    gamma: between(random, 0.55, 1.05),
  };
}

/** Grades pixels [any, 3] in place. */
export function applyGrade(pixels: Uint8Array, grade: Grade): void {
  const matrix = hueMatrix(grade);
  for (let at = 0; at < pixels.length; at += 3) {
    const [red, green, blue] = [pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0];
    for (let channel = 0; channel < 3; channel++) {
      const row = 3 * channel;
      const mixed =
        ((matrix[row] ?? 0) * red + (matrix[row + 1] ?? 0) * green + (matrix[row + 2] ?? 0) * blue) / 255;
      const contrasted = (mixed * (grade.gains[channel] ?? 1) - 0.5) * grade.contrast + 0.5;
      pixels[at + channel] = Math.round(255 * Math.min(1, Math.max(0, contrasted)) ** grade.gamma);
    }
  }
}

/** Saturation, then a turn about the grey axis (Rodrigues' formula); rows sum to 1, so greys stay. */
function hueMatrix({ saturation, hueTurn }: Grade): number[] {
  const [cos, sin] = [Math.cos(hueTurn) * saturation, (Math.sin(hueTurn) * saturation) / Math.sqrt(3)];
  const [same, next, last] = [1 / 3 + (2 / 3) * cos, 1 / 3 - cos / 3 - sin, 1 / 3 - cos / 3 + sin];
  return [same, next, last, last, same, next, next, last, same];
}
