import {
  CanvasTexture,
  Color,
  DirectionalLight,
  Group,
  HemisphereLight,
  Mesh,
  MeshStandardMaterial,
  NeutralToneMapping,
  PerspectiveCamera,
  SRGBColorSpace,
  Scene,
  Vector3,
  WebGLRenderer,
} from 'three';
import type { RenderInPage } from './driver.ts';
import { type WristCut, createTube, measureWrist } from './hand-arm.ts';
import { type Silhouette, measureSilhouette } from './hand-framing.ts';
import type { Colour, HandBackground, HandJob, HandView } from './hand-jobs.ts';
import { type Rig, loadRig, poseRig } from './hand-rig.ts';

/** Pictures are drawn at twice their size, multisampled, and averaged. */
const OVERSAMPLING = 2;
const TILES = 8;
const FIELD_OF_VIEW = 28;
/** The hand's box takes at most this share of a side. */
const LARGEST_BOX = 0.94;

interface Hand {
  readonly rig: Rig;
  readonly cut: WristCut;
}

const hands: Readonly<Record<'left' | 'right', Hand>> = {
  left: await loadHand('/hands/left.glb'),
  right: await loadHand('/hands/right.glb'),
};
const renderer = new WebGLRenderer({ antialias: true, preserveDrawingBuffer: true });
renderer.toneMapping = NeutralToneMapping;
renderer.outputColorSpace = SRGBColorSpace;
renderer.setScissorTest(true);
// Kept for all pictures: disposing of the last material of a kind throws its shader away, and compiling takes 100 ms.
const skin = new MeshStandardMaterial();
const cloth = new MeshStandardMaterial({ roughness: 1 });
const backdrop = document.createElement('canvas');
backdrop.width = backdrop.height = 64;
const backdropTexture = new CanvasTexture(backdrop);
backdropTexture.colorSpace = SRGBColorSpace;

/** Draws each job: red, green, blue bytes [jobs, size, size, 3], all of one size. */
export const render: RenderInPage<HandJob> = (jobs) => {
  const size = jobs[0]?.size ?? 0;
  const result = new Uint8Array(jobs.length * size * size * 3);
  const perSheet = TILES * TILES;
  for (let from = 0; from < jobs.length; from += perSheet) {
    const sheet = jobs.slice(from, from + perSheet);
    result.set(drawSheet(sheet, size), from * size * size * 3);
  }
  return result;
};

function drawSheet(jobs: readonly HandJob[], size: number): Uint8Array {
  const tile = size * OVERSAMPLING;
  const side = tile * TILES;
  renderer.setSize(side, side, false);
  jobs.forEach((job, index) => {
    const x = (index % TILES) * tile;
    // The renderer counts from the top here; readPixels from the bottom.
    const y = Math.floor(index / TILES) * tile;
    renderer.setViewport(x, y, tile, tile);
    renderer.setScissor(x, y, tile, tile);
    drawHand(job);
  });
  const gl = renderer.getContext();
  const sheet = new Uint8Array(side * side * 4);
  gl.readPixels(0, 0, side, side, gl.RGBA, gl.UNSIGNED_BYTE, sheet);
  const result = new Uint8Array(jobs.length * size * size * 3);
  jobs.forEach((_, index) => {
    shrinkTile(sheet, index, size, result.subarray(index * size * size * 3));
  });
  return result;
}

/** Averages 2 × 2 pixels of tile `index` and turns it the right way up. */
function shrinkTile(sheet: Uint8Array, index: number, size: number, target: Uint8Array): void {
  const side = size * OVERSAMPLING * TILES;
  const left = (index % TILES) * size * OVERSAMPLING;
  const bottom = Math.floor(index / TILES) * size * OVERSAMPLING;
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++)
      for (let channel = 0; channel < 3; channel++) {
        const row = bottom + (size - 1 - y) * OVERSAMPLING;
        const at = (row * side + left + x * OVERSAMPLING) * 4 + channel;
        const sum =
          (sheet[at] ?? 0) +
          (sheet[at + 4] ?? 0) +
          (sheet[at + side * 4] ?? 0) +
          (sheet[at + side * 4 + 4] ?? 0);
        target[(y * size + x) * 3 + channel] = Math.round(sum / 4);
      }
}

function drawHand({ identity, pose, view, light, background }: HandJob): void {
  const { rig, cut } = hands[identity.side];
  skin.color.copy(toColor(identity.skin));
  skin.roughness = identity.roughness;
  rig.mesh.material = skin;
  poseRig(rig, pose, identity);
  const arm = new Group();
  arm.position.set(...cut.centre);
  arm.rotation.z = pose.wrist;
  const tubes = [createTube(cut, -0.01, 0.5, 1)];
  arm.add(new Mesh(tubes[0], skin));
  if (identity.sleeve !== null) {
    cloth.color.copy(toColor(identity.sleeve.colour));
    const sleeve = createTube(cut, identity.sleeve.from, 0.5, 1.25);
    arm.add(new Mesh(sleeve, cloth));
    tubes.push(sleeve);
  }
  const hand = new Group();
  rig.root.matrixAutoUpdate = false;
  rig.root.matrix.copy(rig.toHandFrame);
  hand.add(rig.root, arm);
  hand.scale.set(identity.width, identity.length, 1);
  const facesCamera = rig.frame.across.clone().cross(rig.frame.forward).dot(rig.frame.palm) > 0;
  const flip = facesCamera === view.showsPalm ? 0 : Math.PI;
  const turned = new Group();
  turned.rotation.set(view.tilt, flip + view.turn, 0);
  turned.add(hand);
  const rolled = new Group();
  rolled.rotation.z = view.roll;
  rolled.add(turned);
  const scene = new Scene();
  scene.add(rolled, ...lights(light));
  paintBackdrop(background);
  scene.background = backdropTexture;
  scene.updateMatrixWorld(true);
  rig.mesh.skeleton.update();
  renderer.render(scene, createCamera(view, measureSilhouette(rig.mesh, rig.mesh.matrixWorld)));
  for (const tube of tubes) tube.dispose();
}

/** Far enough for the hand to cover the share asked for, and to be seen whole. */
function createCamera(view: HandView, { centre, size, area }: Silhouette): PerspectiveCamera {
  const side = Math.max(Math.sqrt(area / view.coverage), Math.max(size.x, size.y) / LARGEST_BOX);
  const camera = new PerspectiveCamera(FIELD_OF_VIEW, 1, 0.01, 10);
  const x = centre.x + (view.offset[0] * (side - size.x)) / 2;
  const y = centre.y + (view.offset[1] * (side - size.y)) / 2;
  const distance = side / 2 / Math.tan((FIELD_OF_VIEW / 360) * Math.PI) + size.z / 4;
  camera.position.set(x, y, centre.z + distance);
  camera.lookAt(x, y, centre.z);
  return camera;
}

function lights({
  sky,
  sun,
  direction,
  sunColour,
}: HandJob['light']): (HemisphereLight | DirectionalLight)[] {
  const above = new HemisphereLight(0xffffff, 0x8a7f78, sky);
  const source = new DirectionalLight(toColor(sunColour), sun);
  source.position.set(...direction);
  return [above, source];
}

function paintBackdrop({ from, to, angle, spots }: HandBackground): void {
  const context = backdrop.getContext('2d');
  if (context === null) throw new Error('the page has no canvas to paint backgrounds on');
  const side = backdrop.width;
  const [x, y] = [(Math.cos(angle) * side) / 2, (Math.sin(angle) * side) / 2];
  const gradient = context.createLinearGradient(side / 2 - x, side / 2 - y, side / 2 + x, side / 2 + y);
  gradient.addColorStop(0, toCss(from, 1));
  gradient.addColorStop(1, toCss(to, 1));
  context.fillStyle = gradient;
  context.fillRect(0, 0, side, side);
  for (const spot of spots) {
    const place = [spot.x * side, spot.y * side] as const;
    const soft = context.createRadialGradient(...place, 0, ...place, spot.radius * side);
    soft.addColorStop(0, toCss(spot.colour, spot.alpha));
    soft.addColorStop(0.6, toCss(spot.colour, spot.alpha * 0.8));
    soft.addColorStop(1, toCss(spot.colour, 0));
    context.fillStyle = soft;
    context.fillRect(0, 0, side, side);
  }
  backdropTexture.needsUpdate = true;
}

async function loadHand(url: string): Promise<Hand> {
  const rig = await loadRig(url);
  const positions = rig.mesh.geometry.getAttribute('position');
  const toFrame = rig.toHandFrame.clone().multiply(rig.mesh.matrixWorld);
  const vertices = Array.from({ length: positions.count }, (_, index) =>
    new Vector3().fromBufferAttribute(positions, index).applyMatrix4(toFrame).toArray(),
  );
  return { rig, cut: measureWrist(vertices) };
}

function toColor([red, green, blue]: Colour): Color {
  return new Color().setRGB(red, green, blue, SRGBColorSpace);
}

function toCss([red, green, blue]: Colour, alpha: number): string {
  return `rgb(${red * 255} ${green * 255} ${blue * 255} / ${alpha})`;
}
