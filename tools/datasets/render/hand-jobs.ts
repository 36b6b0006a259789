import { type RandomStream, createRandom } from '#core/random.ts';

/** What one picture shows, in numbers; the page that draws it adds no chance of its own. Angles in radians, colours sRGB 0–1. */
export interface HandJob {
  /** Pixels a side. */
  readonly size: number;
  readonly gesture: Gesture;
  readonly identity: HandIdentity;
  readonly pose: HandPose;
  readonly view: HandView;
  readonly light: HandLight;
  readonly background: HandBackground;
}

export const GESTURES = ['rock', 'paper', 'scissors'] as const;
export type Gesture = (typeof GESTURES)[number];
export type Finger = 'index' | 'middle' | 'ring' | 'pinky';
export type Colour = readonly [number, number, number];

/** Everything that stays when the same person makes another gesture. */
export interface HandIdentity {
  readonly side: 'left' | 'right';
  readonly skin: Colour;
  readonly roughness: number;
  /** Factors of the mesh's own measures. */
  readonly fingerLength: number;
  readonly width: number;
  readonly length: number;
  /** Null for a bare arm; else how far from the wrist a sleeve begins, in metres. */
  readonly sleeve: { readonly colour: Colour; readonly from: number } | null;
}

export interface FingerPose {
  /** Bend at the three joints, from the knuckle; positive closes. */
  readonly bends: readonly [number, number, number];
  /** To the thumb's side if positive. */
  readonly spread: number;
}

export interface HandPose {
  readonly fingers: Readonly<Record<Finger, FingerPose>>;
  readonly thumb: readonly [number, number, number];
  /** Of the arm against the hand, in the palm's plane. */
  readonly wrist: number;
}

export interface HandView {
  readonly showsPalm: boolean;
  readonly tilt: number;
  readonly turn: number;
  readonly roll: number;
  /** Share of the picture that the hand without its arm covers, if it fits. */
  readonly coverage: number;
  /** Where the hand lies in the room that is left, −1 to 1. */
  readonly offset: readonly [number, number];
}

export interface HandLight {
  readonly sky: number;
  readonly sun: number;
  /** Unit vector to the sun; z points to the camera. */
  readonly direction: Colour;
  readonly sunColour: Colour;
}

/** A gradient with soft spots on it. */
export interface HandBackground {
  readonly from: Colour;
  readonly to: Colour;
  readonly angle: number;
  readonly spots: readonly {
    readonly x: number;
    readonly y: number;
    readonly radius: number;
    readonly colour: Colour;
    readonly alpha: number;
  }[];
}

export interface HandPart {
  /** Names the part's own random streams. */
  readonly seed: number;
  readonly identities: number;
  /** Pictures of each gesture by each identity. */
  readonly repeats: number;
  /** Degrees; hues of backgrounds come from these ranges only. */
  readonly hues: readonly (readonly [number, number])[];
}

/**
 * The pictures of one part. Identity, pose, view, light and background come from streams of their own, and only the pose's knows
 * the gesture. Every identity shows every gesture equally often.
 */
export function planHands(part: HandPart, size: number): { job: HandJob; identity: number }[] {
  return Array.from({ length: part.identities }, (_, identity) =>
    Array.from({ length: part.repeats * GESTURES.length }, (_unused, picture) => {
      const gesture = GESTURES[picture % GESTURES.length] ?? 'rock';
      const index = identity * part.repeats * GESTURES.length + picture;
      const stream = (aspect: number): RandomStream => createRandom(streamSeed(part.seed, aspect, index));
      const job: HandJob = {
        size,
        gesture,
        identity: drawIdentity(createRandom(streamSeed(part.seed, 0, identity))),
        pose: drawPose(gesture, stream(1)),
        view: drawView(stream(2)),
        light: drawLight(stream(3)),
        background: drawBackground(stream(4), part.hues),
      };
      return { job, identity };
    }),
  ).flat();
}

function streamSeed(part: number, aspect: number, index: number): number {
  return Math.imul(part * 8 + aspect, 1_000_003) + index;
}

/** Skin as a camera sees it in even light, from very light to very dark; identities lie anywhere between. */
const SKIN_TONES: readonly Colour[] = [
  [0.97, 0.84, 0.76],
  [0.93, 0.76, 0.66],
  [0.88, 0.68, 0.55],
  [0.8, 0.6, 0.46],
  [0.7, 0.49, 0.35],
  [0.55, 0.36, 0.25],
  [0.42, 0.27, 0.19],
  [0.31, 0.2, 0.145],
];

function drawIdentity(random: RandomStream): HandIdentity {
  const place = random() * (SKIN_TONES.length - 1);
  const lighter = SKIN_TONES[Math.floor(place)] ?? [0, 0, 0];
  const darker = SKIN_TONES[Math.ceil(place)] ?? [0, 0, 0];
  const [red, green, blue] = mix(lighter, darker, place % 1);
  // Undertone: rosy or olive.
  const rosy = between(random, -0.02, 0.02);
  return {
    side: random() < 0.5 ? 'left' : 'right',
    skin: [red + rosy, green, blue + rosy],
    roughness: between(random, 0.45, 0.85),
    fingerLength: between(random, 0.88, 1.12),
    width: between(random, 0.86, 1.16),
    length: between(random, 0.94, 1.06),
    sleeve:
      random() < 0.5
        ? null
        : {
            colour: fromHsl(random() * 360, random() * 0.7, between(random, 0.1, 0.9)),
            from: between(random, 0.02, 0.1),
          },
  };
}

function drawPose(gesture: Gesture, random: RandomStream): HandPose {
  const vary = (angle: number, by: number): number => angle + between(random, -by, by);
  const folded = (): FingerPose => ({
    bends: [vary(1.4, 0.12), vary(1.75, 0.1), vary(1.05, 0.12)],
    spread: vary(0, 0.03),
  });
  const open = (spread: number): FingerPose => ({
    bends: [vary(0.08, 0.12), vary(0.12, 0.12), vary(0.08, 0.08)],
    spread,
  });
  const wrist = vary(0, 0.25);
  switch (gesture) {
    case 'rock':
      return {
        fingers: { index: folded(), middle: folded(), ring: folded(), pinky: folded() },
        thumb: [vary(0.35, 0.12), vary(0.35, 0.15), vary(0.6, 0.2)],
        wrist,
      };
    case 'paper': {
      const wide = between(random, 0.1, 1.5);
      return {
        fingers: {
          index: open(0.13 * wide),
          middle: open(0.02 * wide),
          ring: open(-0.09 * wide),
          pinky: open(-0.2 * wide),
        },
        thumb: [vary(-0.1, 0.22), vary(-0.1, 0.14), vary(0, 0.14)],
        wrist,
      };
    }
    case 'scissors': {
      const wide = between(random, 1, 1.6);
      return {
        fingers: { index: open(0.18 * wide), middle: open(-0.14 * wide), ring: folded(), pinky: folded() },
        thumb: [vary(0.55, 0.12), vary(0.45, 0.15), vary(0.5, 0.2)],
        wrist,
      };
    }
  }
}

function drawView(random: RandomStream): HandView {
  return {
    showsPalm: random() < 0.5,
    tilt: between(random, -0.5, 0.5),
    turn: between(random, -0.55, 0.55),
    // Mostly upright or leaning; now and then any way round.
    roll: random() < 0.75 ? between(random, -1.1, 1.1) : between(random, -Math.PI, Math.PI),
    coverage: between(random, 0.11, 0.25),
    offset: [between(random, -1, 1), between(random, -1, 1)],
  };
}

function drawLight(random: RandomStream): HandLight {
  const around = random() * 2 * Math.PI;
  const aside = between(random, 0.2, 1.15);
  return {
    sky: between(random, 0.9, 2),
    sun: between(random, 0.8, 2.8),
    direction: [Math.cos(around) * Math.sin(aside), Math.sin(around) * Math.sin(aside), Math.cos(aside)],
    sunColour: fromHsl(between(random, 10, 60), random() * 0.4, 0.9),
  };
}

function drawBackground(random: RandomStream, hues: HandPart['hues']): HandBackground {
  // Half are nearly white, as in the original set; the others are of any colour.
  const isPlain = random() < 0.5;
  const hue = drawHue(random, hues);
  const lightness = isPlain ? between(random, 0.86, 0.99) : between(random, 0.15, 0.8);
  const saturation = isPlain ? random() * 0.1 : random() * 0.55;
  const shift = between(random, -1, 1) * (isPlain ? 0.06 : 0.25);
  const shade = (value: number): Colour => fromHsl(hue, saturation, Math.min(0.99, Math.max(0.05, value)));
  return {
    from: shade(lightness),
    to: shade(lightness + shift),
    angle: random() * 2 * Math.PI,
    spots: Array.from({ length: isPlain ? 0 : Math.floor(random() * 7) }, () => ({
      x: random(),
      y: random(),
      radius: between(random, 0.08, 0.5),
      colour: fromHsl(drawHue(random, hues), random() * 0.6, between(random, 0.1, 0.9)),
      alpha: between(random, 0.15, 0.7),
    })),
  };
}

function drawHue(random: RandomStream, ranges: HandPart['hues']): number {
  const [from, to] = ranges[Math.floor(random() * ranges.length)] ?? [0, 360];
  return between(random, from, to);
}

function between(random: RandomStream, from: number, to: number): number {
  return from + random() * (to - from);
}

function mix(a: Colour, b: Colour, share: number): Colour {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share];
}

/** Hue in degrees, saturation and lightness 0–1 (CSS Color 4, section 7). */
function fromHsl(hue: number, saturation: number, lightness: number): Colour {
  const channel = (n: number): number => {
    const k = (n + hue / 30) % 12;
    return (
      lightness - saturation * Math.min(lightness, 1 - lightness) * Math.max(-1, Math.min(k - 3, 9 - k, 1))
    );
  };
  return [channel(0), channel(8), channel(4)];
}
