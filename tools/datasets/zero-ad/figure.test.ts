import { describe, expect, it } from 'vitest';
import { createFigureReader, texturesOf } from './figure.ts';
import { createMemoryArchive } from './memory-archive.ts';

const float = (...values: readonly number[]): Buffer => Buffer.from(Float32Array.from(values).buffer);
const int = (...values: readonly number[]): Buffer => Buffer.from(Uint32Array.from(values).buffer);
const short = (...values: readonly number[]): Buffer => Buffer.from(Uint16Array.from(values).buffer);

/** One triangle in the plane z = 0, its normals towards −z, moved by the only bone; a prop point at the bone, one up. */
function pmd(): Buffer {
  const vertex = (x: number, y: number): Buffer =>
    Buffer.concat([float(x, y, 0, 0, 0, -1, 0.25, 0.75), Buffer.from([0, 255, 255, 255]), float(1, 0, 0, 0)]);
  const point = Buffer.concat([
    int(8),
    Buffer.from('prop-hat'),
    float(0, 1, 0, 0, 0, 0, 1),
    Buffer.from([0]),
  ]);
  return Buffer.concat([
    ...[Buffer.from('PSMD'), int(4, 0, 3, 1), vertex(0, 0), vertex(1, 0), vertex(0, 1)],
    ...[int(1), short(0, 1, 2), int(1), float(0, 0, 0, 0, 0, 0, 1), int(1), point],
  ]);
}

/** Two frames: resting, then 5 to the right. */
function psa(): Buffer {
  const frames = float(...[0, 0, 0, 0, 0, 0, 1], ...[5, 0, 0, 0, 0, 0, 1]);
  return Buffer.concat([
    Buffer.from('PSSA'),
    int(1, 0, 4),
    Buffer.from('walk'),
    float(30),
    int(1, 2),
    frames,
  ]);
}

const actor = (texture: string, rest: string): string => `<actor version="1">
  <group><variant><mesh>body.dae</mesh>
    <textures><texture name="baseTex" file="${texture}"/></textures>${rest}
  </variant></group></actor>`;
const ARCHIVE = createMemoryArchive({
  'art/meshes/body.dae.cached.pmd': pmd(),
  'art/animation/walk.dae.cached.psa': psa(),
  'art/textures/skins/coat.png.cached.dds': '',
  'art/textures/skins/felt.dds.cached.dds': '',
  'art/actors/man.xml': actor(
    'coat.png',
    `<animations><animation name="Walk" file="walk.dae"/><animation name="Idle" file="lost.dae"/></animations>
     <props><prop actor="hat.xml" attachpoint="hat"/><prop actor="hat.xml" attachpoint="weapon_R"/>
     <prop actor="hat.xml" attachpoint="hair"/></props>`,
  ),
  'art/actors/hat.xml': actor('felt.png', ''),
});

describe('figures', () => {
  const reader = createFigureReader(ARCHIVE);
  const figure = reader.drawFigure('man.xml', 1, /weapon/);
  if (figure === null) throw new Error('there is a man');
  const places = (vertices: Float32Array): number[][] =>
    [0, 8, 16].map((at) => [...vertices.subarray(at, at + 3)]);

  it('has what is fixed to it, but not where points are skipped, and finds textures by any suffix', () => {
    expect(figure.props.map(({ point }) => point)).toEqual(['hat', 'hair']);
    expect(texturesOf(figure)).toEqual([
      'art/textures/skins/coat.png.cached.dds',
      'art/textures/skins/felt.dds.cached.dds',
      'art/textures/skins/felt.dds.cached.dds',
    ]);
  });

  it('lists the animations that match and are there', () => {
    expect(reader.animationsOf(figure, /walk|idle/)).toEqual(['walk.dae']);
  });

  it('moves vertices with their bone, and a prop with a skeleton of its own, after the place where it is fixed', () => {
    const [body, hat, mane] = reader.pose(figure, 'walk.dae', 0.5);
    expect(places(body?.vertices ?? new Float32Array())).toEqual([
      [5, 0, 0],
      [6, 0, 0],
      [5, 1, 0],
    ]);
    // The hat plays the animation (5) where its point has been moved by the bone (5), one up.
    expect(places(hat?.vertices ?? new Float32Array())[0]).toEqual([10, 1, 0]);
    expect(places(mane?.vertices ?? new Float32Array())[0]).toEqual([5, 0, 0]);
  });

  it('rests without an animation, turned about the vertical, v downwards, corners facing along the normals', () => {
    const [body] = reader.pose(figure, null, 0, Math.PI / 2);
    const numbers = Array.from(body?.vertices.subarray(8, 16) ?? [], (value) => Number(value.toFixed(6)));
    // (1, 0, 0) turns to (0, 0, −1), the normal −z to −x; v is 1 − 0.75.
    expect(numbers.map((value) => value + 0)).toEqual([0, 0, -1, -1, 0, 0, 0.25, 0.25]);
    expect([...(body?.triangles ?? [])]).toEqual([0, 2, 1]);
  });
});
