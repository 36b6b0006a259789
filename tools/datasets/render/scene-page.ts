import * as THREE from 'three';
import type { RenderInPage } from './driver.ts';
import { createGround } from './scene-ground.ts';
import type { Colour, SceneJob, SurfaceDrawing, TextureUpload } from './scene-job.ts';

/** Every pixel is the mean of this many squared. */
const OVERSAMPLE = 2;
const SHADOW_SIDE = 512;
/** Half the side of what casts shadows, in units of the scene. */
const SHADOW_REACH = 7;

const renderer = new THREE.WebGLRenderer({ antialias: false });
renderer.setPixelRatio(1);
renderer.shadowMap.enabled = true;
renderer.shadowMap.type = THREE.PCFShadowMap;
renderer.toneMapping = THREE.NeutralToneMapping;

const textures = new Map<number, THREE.Texture>();
const ground = createGround();
const sun = new THREE.DirectionalLight();
sun.castShadow = true;
sun.shadow.mapSize.set(SHADOW_SIDE, SHADOW_SIDE);
sun.shadow.bias = -0.002;
sun.shadow.normalBias = 0.04;
Object.assign(sun.shadow.camera, {
  left: -SHADOW_REACH,
  right: SHADOW_REACH,
  top: SHADOW_REACH,
  bottom: -SHADOW_REACH,
  near: 1,
  far: 60,
});
const skyLight = new THREE.HemisphereLight();

/** Draws one image after the other: [jobs, side, side, 3], sRGB. */
export const render: RenderInPage<SceneJob> = (jobs, attachment) => {
  const sizes = jobs.map(({ side }) => side * side * 3);
  const pixels = new Uint8Array(sizes.reduce((sum, size) => sum + size, 0));
  let at = 0;
  for (const [index, job] of jobs.entries()) {
    for (const upload of job.uploads) {
      textures.get(upload.id)?.dispose();
      textures.set(upload.id, createTexture(upload, attachment));
    }
    drawScene(job, attachment);
    readImage(job, pixels, at);
    at += sizes[index] ?? 0;
  }
  return pixels;
};

function createTexture({ width, height, at }: TextureUpload, attachment: ArrayBuffer): THREE.Texture {
  const rgba = new Uint8Array(attachment.slice(at, at + width * height * 4));
  const texture = new THREE.DataTexture(rgba, width, height);
  texture.colorSpace = THREE.SRGBColorSpace;
  texture.wrapS = THREE.RepeatWrapping;
  texture.wrapT = THREE.RepeatWrapping;
  texture.magFilter = THREE.LinearFilter;
  texture.minFilter = THREE.LinearMipmapLinearFilter;
  texture.generateMipmaps = true;
  texture.anisotropy = 4;
  texture.needsUpdate = true;
  return texture;
}

function textureOf(id: number): THREE.Texture {
  const texture = textures.get(id);
  if (texture === undefined) throw new Error(`texture ${id} was never uploaded`);
  return texture;
}

function drawScene(job: SceneJob, attachment: ArrayBuffer): void {
  const { surroundings } = job;
  const scene = new THREE.Scene();
  const meshes = job.surfaces.map((surface, index) => createMesh(surface, index, attachment));
  const horizon = colourOf(surroundings.horizon);
  scene.fog = new THREE.FogExp2(horizon, surroundings.fogDensity);
  ground.prepare(surroundings, textureOf(surroundings.groundTexture));
  scene.add(...meshes, ...ground.objects, sun, sun.target, skyLight);
  sun.position.fromArray(surroundings.sunDirection).multiplyScalar(30);
  sun.color = colourOf(surroundings.sunColour);
  sun.intensity = surroundings.sunIntensity;
  skyLight.color = colourOf(surroundings.horizon);
  skyLight.groundColor.set(0.35, 0.32, 0.28);
  skyLight.intensity = surroundings.skyIntensity;
  renderer.setSize(job.side * OVERSAMPLE, job.side * OVERSAMPLE, false);
  renderer.render(scene, createCamera(job));
  for (const { geometry } of meshes) geometry.dispose();
}

function createCamera({ camera }: SceneJob): THREE.Camera {
  const result = new THREE.PerspectiveCamera(camera.fieldOfView, 1, 0.5, 400);
  result.position.fromArray(camera.position);
  result.lookAt(...camera.target);
  result.rotateZ(camera.roll);
  result.updateMatrixWorld();
  // x of the picture is (P00 x + P02 z) / −z, so P02 moves everything sideways by as much.
  result.projectionMatrix.elements[8] = -camera.shift[0];
  result.projectionMatrix.elements[9] = -camera.shift[1];
  result.projectionMatrixInverse.copy(result.projectionMatrix).invert();
  return result;
}

function createMesh(
  surface: SurfaceDrawing,
  index: number,
  attachment: ArrayBuffer,
): THREE.Mesh<THREE.BufferGeometry, THREE.Material> {
  const vertices = new Float32Array(attachment, surface.verticesAt, surface.vertexCount * 8);
  const interleaved = new THREE.InterleavedBuffer(vertices, 8);
  const geometry = new THREE.BufferGeometry();
  geometry.setAttribute('position', new THREE.InterleavedBufferAttribute(interleaved, 3, 0));
  geometry.setAttribute('normal', new THREE.InterleavedBufferAttribute(interleaved, 3, 3));
  geometry.setAttribute('uv', new THREE.InterleavedBufferAttribute(interleaved, 2, 6));
  const corners = new Uint16Array(attachment, surface.cornersAt, surface.cornerCount);
  geometry.setIndex(new THREE.BufferAttribute(corners, 1));
  const material = materialAt(index, surface.isCutOut);
  material.map = textureOf(surface.texture);
  material.color = colourOf(surface.tint);
  const mesh = new THREE.Mesh(geometry, material);
  mesh.castShadow = true;
  mesh.receiveShadow = true;
  mesh.frustumCulled = false;
  return mesh;
}

/** Materials are kept: with the last one of a kind three drops its program, and compiling takes longer than drawing. */
const materials = new Map<string, THREE.MeshLambertMaterial>();

function materialAt(index: number, isCutOut: boolean): THREE.MeshLambertMaterial {
  const key = `${index} ${isCutOut}`;
  const known = materials.get(key);
  if (known !== undefined) return known;
  const material = new THREE.MeshLambertMaterial({
    // Set from the beginning, for it belongs to the program.
    map: new THREE.Texture(),
    side: THREE.DoubleSide,
    alphaTest: isCutOut ? 0.5 : 0,
  });
  materials.set(key, material);
  return material;
}

function colourOf(colour: Colour): THREE.Color {
  return new THREE.Color().setRGB(...colour, THREE.SRGBColorSpace);
}

/** WebGL's rows run upwards; the mean over OVERSAMPLE² samples is taken of screen values. */
function readImage({ side, isMirrored }: SceneJob, pixels: Uint8Array, start: number): void {
  const gl = renderer.getContext();
  const wide = side * OVERSAMPLE;
  const samples = new Uint8Array(wide * wide * 4);
  gl.readPixels(0, 0, wide, wide, gl.RGBA, gl.UNSIGNED_BYTE, samples);
  let to = start;
  for (let row = 0; row < side; row++) {
    for (let place = 0; place < side; place++) {
      const column = isMirrored ? side - 1 - place : place;
      for (let channel = 0; channel < 3; channel++) {
        let sum = 0;
        for (let y = 0; y < OVERSAMPLE; y++)
          for (let x = 0; x < OVERSAMPLE; x++) {
            const line = wide - 1 - (row * OVERSAMPLE + y);
            sum += samples[(line * wide + column * OVERSAMPLE + x) * 4 + channel] ?? 0;
          }
        pixels[to++] = Math.round(sum / OVERSAMPLE ** 2);
      }
    }
  }
}
