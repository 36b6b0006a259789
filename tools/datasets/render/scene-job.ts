/** Red, green, blue from 0 to 1, as on a screen (sRGB). */
export type Colour = readonly [number, number, number];
export type Vector = readonly [number, number, number];

/** A picture that the page keeps under its id; bytes lie in the attachment, RGBA from `at` on. */
export interface TextureUpload {
  readonly id: number;
  readonly width: number;
  readonly height: number;
  readonly at: number;
}

/** Triangles with one texture. Vertices [count, 8] float32 and corners uint16 lie in the attachment. */
export interface SurfaceDrawing {
  readonly texture: number;
  /** Alpha below one half is a hole. */
  readonly isCutOut: boolean;
  /** Multiplies the texture. */
  readonly tint: Colour;
  readonly verticesAt: number;
  readonly vertexCount: number;
  readonly cornersAt: number;
  readonly cornerCount: number;
}

/** Where the light comes from. The ground is y = 0, flat around the middle; the camera is 10 units from what it looks at. */
export interface Surroundings {
  readonly groundTexture: number;
  /** Units that one copy of the ground texture covers. */
  readonly groundTile: number;
  readonly groundTurn: number;
  readonly hillHeight: number;
  readonly hillPhases: Vector;
  readonly horizon: Colour;
  readonly zenith: Colour;
  readonly fogDensity: number;
  readonly sunDirection: Vector;
  readonly sunColour: Colour;
  readonly sunIntensity: number;
  readonly skyIntensity: number;
}

/** A camera by its place and the two numbers that shift the picture (in halves of the frame). */
export interface CameraPlace {
  readonly position: Vector;
  readonly target: Vector;
  /** Degrees, vertical. */
  readonly fieldOfView: number;
  readonly roll: number;
  readonly shift: readonly [number, number];
}

/** One image: everything is decided, nothing is left to chance in the page. */
export interface SceneJob {
  /** Pixels of a side. */
  readonly side: number;
  readonly uploads: readonly TextureUpload[];
  readonly surfaces: readonly SurfaceDrawing[];
  readonly surroundings: Surroundings;
  readonly camera: CameraPlace;
  readonly isMirrored: boolean;
}
