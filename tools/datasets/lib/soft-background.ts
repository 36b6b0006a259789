import type { RandomStream } from '#core/random.ts';

type Colour = readonly [number, number, number];

/**
 * A background without a subject: one muted colour passing into another, with a few soft blots. Uint8 [size, size, 3]; drawn from
 * the stream alone, so it cannot depend on what is put on it.
 */
export function drawSoftBackground(size: number, random: RandomStream): Uint8Array {
  const from = mutedColour(random);
  const to = mutedColour(random);
  const angle = random() * 2 * Math.PI;
  const [alongX, alongY] = [Math.cos(angle), Math.sin(angle)];
  const blots = Array.from({ length: Math.floor(random() * 6) }, () => ({
    x: random(),
    y: random(),
    radius: 0.1 + 0.5 * random(),
    colour: mutedColour(random),
    alpha: 0.2 + 0.5 * random(),
  }));
  const pixels = new Uint8Array(size * size * 3);
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const place = [x / (size - 1), y / (size - 1)] as const;
      // From 0 at one corner of the unit square to 1 at the other, whatever the angle.
      const along = 0.5 + ((place[0] - 0.5) * alongX + (place[1] - 0.5) * alongY) / Math.SQRT2;
      let colour = mix(from, to, along);
      for (const blot of blots) {
        const distance = Math.hypot(place[0] - blot.x, place[1] - blot.y) / blot.radius;
        if (distance < 1) colour = mix(colour, blot.colour, blot.alpha * smooth(1 - distance));
      }
      pixels.set(colour.map(Math.round), (y * size + x) * 3);
    }
  return pixels;
}

/** Any hue, little saturation, from dark to light; red, green, blue from 0 to 255. */
function mutedColour(random: RandomStream): Colour {
  const grey = 40 + 205 * random();
  const spread = 45 * random();
  const channel = (): number => Math.min(255, Math.max(0, grey + spread * (2 * random() - 1)));
  return [channel(), channel(), channel()];
}

function mix(a: Colour, b: Colour, share: number): Colour {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share];
}

/** Smoothstep: flat at both ends. */
function smooth(t: number): number {
  return t * t * (3 - 2 * t);
}
