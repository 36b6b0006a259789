import type { RandomStream } from '#core/random.ts';
import { between, pickOne } from '../lib/streams.ts';
import type { Archive } from '../zero-ad/archive.ts';
import { decodeDds } from '../zero-ad/dds.ts';
import type { Figure, FigureReader, Surface } from '../zero-ad/figure.ts';
import { type Underlay, alphaUse, readPicture } from '../zero-ad/picture.ts';
import { type Attachment, createAttachment } from './attachment.ts';
import type { Renderer } from './driver.ts';
import { frameSubject } from './scene-framing.ts';
import { applyGrade, drawGrade } from './scene-grade.ts';
import type { Colour, SceneJob, TextureUpload } from './scene-job.ts';
import { type Plants, drawPlants } from './scene-plants.ts';
import { drawSurroundings } from './scene-surroundings.ts';

/** One animal or person: the same in all of its images. */
export interface Individual {
  readonly figure: Figure;
  readonly animations: readonly string[];
  readonly team: Underlay;
  readonly tint: Colour;
  /** Stretch along x, y and z of the resting model. */
  readonly build: readonly [number, number, number];
}

/** Where images of one part are taken. */
export interface Place {
  /** Paths of ground textures in the archive. */
  readonly grounds: readonly string[];
  readonly plants: Plants;
}

/** One image to take. `own` names streams of this image alone, `scene` those that it shares with an image of each class. */
export interface Shot {
  readonly individual: Individual;
  readonly place: Place;
  readonly side: number;
  readonly own: (purpose: string) => RandomStream;
  readonly scene: (purpose: string) => RandomStream;
}

const BATCH = 24;
const MAX_TEXTURE_SIDE = 256;
const WHITE: Colour = [1, 1, 1];

/** Takes the shots one after the other: [shots, side, side, 3]. The renderer's page is scene-page.ts. */
export async function takeShots(
  renderer: Renderer,
  archive: Archive,
  reader: FigureReader,
  shots: readonly Shot[],
  report: (done: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const textures = createTextureStore(archive);
  const prepare = (from: number): Batch => {
    const batch = shots.slice(from, from + BATCH);
    const attachment = createAttachment();
    const jobs = batch.map((shot) => createJob(reader, textures, shot, attachment));
    return { shots: batch, jobs, attachment: attachment.bytes() };
  };
  const pieces: Uint8Array[] = [];
  let next = prepare(0);
  for (let done = 0; done < shots.length; done += BATCH) {
    const { shots: batch, jobs, attachment } = next;
    const drawing = renderer.render(jobs, attachment);
    // The page draws while the next batch is posed here.
    next = prepare(done + BATCH);
    const pixels = await drawing;
    gradeAll(pixels, batch);
    pieces.push(pixels);
    report(done + batch.length);
  }
  return new Uint8Array(Buffer.concat(pieces));
}

interface Batch {
  readonly shots: readonly Shot[];
  readonly jobs: readonly SceneJob[];
  readonly attachment: Uint8Array;
}

function gradeAll(pixels: Uint8Array, shots: readonly Shot[]): void {
  let at = 0;
  for (const { side, scene } of shots) {
    const image = pixels.subarray(at, at + side * side * 3);
    applyGrade(image, drawGrade(scene('grade')));
    at += image.length;
  }
}

function createJob(
  reader: FigureReader,
  textures: TextureStore,
  { individual, place, side, own, scene }: Shot,
  attachment: Attachment,
): SceneJob {
  const pose = own('pose');
  const animation = individual.animations.length === 0 ? null : pickOne(pose, individual.animations);
  const phase = pose();
  const turn = between(own('turn'), 0, 2 * Math.PI);
  const subject = reader.pose(individual.figure, animation, phase, 0);
  for (const { vertices } of subject) shapeAndTurn(vertices, individual.build, turn);
  const camera = frameSubject(subject, own('view'));
  const plants = drawPlants(reader, place.plants, scene('plants'));
  const uploads: TextureUpload[] = [];
  const put = (key: string, read: () => ReturnType<typeof decodeDds>): number =>
    textures.idOf(key, read, attachment, uploads);
  const ground = pickOne(scene('ground'), place.grounds);
  const groundId = put(ground, () => textures.read(ground));
  const surfaceOf = (surface: Surface, team: Underlay, tint: Colour) => ({
    texture: put(textureKey(surface, team), () => textures.readSurface(surface, team)),
    isCutOut: alphaUse(surface.material) === 'hole',
    tint,
    verticesAt: attachment.add(surface.vertices),
    vertexCount: surface.vertices.length / 8,
    cornersAt: attachment.add(surface.triangles),
    cornerCount: surface.triangles.length,
  });
  return {
    side,
    surfaces: [
      ...subject.map((surface) => surfaceOf(surface, individual.team, individual.tint)),
      ...plants.map((surface) => surfaceOf(surface, [90, 80, 60], WHITE)),
    ],
    uploads,
    surroundings: drawSurroundings(scene('surroundings'), [groundId]),
    camera,
    isMirrored: own('mirror')() < 0.5,
  };
}

/** The look of a texture on a surface; two with the same key are the same picture. */
function textureKey({ texture, material, objectColour }: Surface, team: Underlay): string {
  const use = alphaUse(material);
  const under = use === 'team' ? team.join() : use === 'object' ? objectColour.join() : '';
  return `${texture} ${use} ${under}`;
}

interface TextureStore {
  /** Id of a picture; the first time it is uploaded with the attachment. */
  idOf(
    key: string,
    read: () => ReturnType<typeof decodeDds>,
    attachment: Attachment,
    uploads: TextureUpload[],
  ): number;
  read(path: string): ReturnType<typeof decodeDds>;
  readSurface(surface: Surface, team: Underlay): ReturnType<typeof decodeDds>;
}

function createTextureStore(archive: Archive): TextureStore {
  const ids = new Map<string, number>();
  return {
    idOf(key, read, attachment, uploads) {
      const known = ids.get(key);
      if (known !== undefined) return known;
      const id = ids.size;
      ids.set(key, id);
      const { width, height, rgba } = read();
      uploads.push({ id, width, height, at: attachment.add(rgba) });
      return id;
    },
    read: (path) => decodeDds(archive.read(path), MAX_TEXTURE_SIDE),
    readSurface: (surface, team) => readPicture(archive, surface, team, MAX_TEXTURE_SIDE),
  };
}

/** Stretches along the model's axes, then turns about the vertical; normals of slight stretches stay as they are. */
function shapeAndTurn(vertices: Float32Array, build: readonly [number, number, number], turn: number): void {
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  for (let at = 0; at < vertices.length; at += 8) {
    for (const [from, scale] of [
      [at, build],
      [at + 3, [1, 1, 1]],
    ] as const) {
      const x = (vertices[from] ?? 0) * scale[0];
      const z = (vertices[from + 2] ?? 0) * scale[2];
      vertices[from] = x * cos + z * sin;
      vertices[from + 1] = (vertices[from + 1] ?? 0) * scale[1];
      vertices[from + 2] = z * cos - x * sin;
    }
  }
}
