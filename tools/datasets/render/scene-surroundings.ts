import type { RandomStream } from '#core/random.ts';
import { between, pickOne } from '../lib/streams.ts';
import type { Colour, Surroundings } from './scene-job.ts';

/** Kinds of weather: colours of sky (horizon, zenith) and sun, and how strong both are. */
const WEATHERS: readonly {
  readonly horizon: Colour;
  readonly zenith: Colour;
  readonly sun: Colour;
  readonly sunIntensity: readonly [number, number];
  readonly skyIntensity: readonly [number, number];
}[] = [
  // Clear, hazy, overcast, low sun, before rain.
  {
    horizon: [0.78, 0.87, 0.95],
    zenith: [0.25, 0.48, 0.8],
    sun: [1, 0.96, 0.88],
    sunIntensity: [2, 3.6],
    skyIntensity: [1.3, 2.3],
  },
  {
    horizon: [0.9, 0.88, 0.8],
    zenith: [0.55, 0.68, 0.82],
    sun: [1, 0.93, 0.8],
    sunIntensity: [1.2, 2.4],
    skyIntensity: [1.8, 2.9],
  },
  {
    horizon: [0.82, 0.83, 0.85],
    zenith: [0.62, 0.65, 0.7],
    sun: [1, 1, 1],
    sunIntensity: [0.2, 0.8],
    skyIntensity: [2.9, 4.2],
  },
  {
    horizon: [0.97, 0.72, 0.5],
    zenith: [0.42, 0.42, 0.62],
    sun: [1, 0.8, 0.6],
    sunIntensity: [1.8, 3],
    skyIntensity: [1.3, 2.3],
  },
  {
    horizon: [0.55, 0.6, 0.66],
    zenith: [0.3, 0.35, 0.44],
    sun: [0.9, 0.95, 1],
    sunIntensity: [0.5, 1.6],
    skyIntensity: [2.1, 3.1],
  },
];

/** Draws ground, hills, sky and light. Knows nothing of what will stand there. */
export function drawSurroundings(random: RandomStream, groundTextures: readonly number[]): Surroundings {
  const weather = pickOne(random, WEATHERS);
  const jitter = between(random, -0.08, 0.08);
  const azimuth = between(random, 0, 2 * Math.PI);
  const fromZenith = between(random, 0.25, 1.15);
  return {
    groundTexture: pickOne(random, groundTextures),
    groundTile: between(random, 5, 14),
    groundTurn: between(random, 0, 2 * Math.PI),
    hillHeight: between(random, 0, 1) ** 2 * 22,
    hillPhases: [between(random, 0, 6), between(random, 0, 6), between(random, 0, 6)],
    horizon: lighten(weather.horizon, jitter),
    zenith: lighten(weather.zenith, jitter + between(random, -0.1, 0.1)),
    fogDensity: between(random, 0.002, 0.012),
    sunDirection: [
      Math.cos(azimuth) * Math.sin(fromZenith),
      Math.cos(fromZenith),
      Math.sin(azimuth) * Math.sin(fromZenith),
    ],
    sunColour: weather.sun,
    sunIntensity: between(random, ...weather.sunIntensity),
    skyIntensity: between(random, ...weather.skyIntensity),
  };
}

function lighten([red, green, blue]: Colour, amount: number): Colour {
  const moved = (value: number): number => Math.min(1, Math.max(0, value + amount));
  return [moved(red), moved(green), moved(blue)];
}
