import * as tf from '@tensorflow/tfjs';

/**
 * Stock WASM kernels that give the CPU backend's answer for int32 inputs. All others read the bits as floats or write past
 * the end of their output (found by comparing every operation, dtypes.browser.test.ts), so the CPU backend takes their place.
 */
const SAFE_FOR_INT32: ReadonlySet<string> = new Set([
  tf.Abs,
  tf.Add,
  tf.AddN,
  tf.All,
  tf.Any,
  tf.ArgMax,
  tf.ArgMin,
  tf.Bincount,
  tf.Cast,
  tf.Concat,
  tf.Cumsum,
  tf.DenseBincount,
  tf.Equal,
  tf.ExpandDims,
  tf.Fill,
  tf.FloorDiv,
  tf.GatherNd,
  tf.GatherV2,
  tf.Greater,
  tf.GreaterEqual,
  tf.Identity,
  tf.Less,
  tf.LessEqual,
  tf.Max,
  tf.Maximum,
  tf.Mean,
  tf.Min,
  tf.Minimum,
  tf.Multiply,
  tf.Neg,
  tf.NotEqual,
  tf.OneHot,
  tf.OnesLike,
  tf.Pack,
  tf.PadV2,
  tf.Prod,
  tf.Range,
  tf.RealDiv,
  tf.Reshape,
  tf.Reverse,
  tf.ScatterNd,
  tf.Select,
  tf.Slice,
  tf.SplitV,
  tf.SquaredDifference,
  tf.Sub,
  tf.Sum,
  tf.Tile,
  tf.TopK,
  tf.Transpose,
  tf.UnsortedSegmentSum,
  tf.Unpack,
  tf.ZerosLike,
]);

/** The same for bool inputs, which take one byte where most stock kernels assume four. */
const SAFE_FOR_BOOL: ReadonlySet<string> = new Set([
  tf.All,
  tf.Any,
  tf.Cast,
  tf.ExpandDims,
  tf.Fill,
  tf.Identity,
  tf.LogicalAnd,
  tf.LogicalNot,
  tf.LogicalOr,
  tf.LogicalXor,
  tf.OnesLike,
  tf.Reshape,
  tf.ZerosLike,
]);

/**
 * Stock kernels whose answers differ from the CPU backend's even for float32 (kernels.browser.test.ts); FloorDiv only in that
 * it forgets that its result is int32.
 */
const UNSAFE_FOR_FLOAT32: ReadonlySet<string> = new Set([
  tf.Conv3DBackpropInputV2,
  tf.Dilation2D,
  tf.Dilation2DBackpropFilter,
  tf.Dilation2DBackpropInput,
  tf.FloorDiv,
  tf.MaxPool3D,
  tf.MaxPool3DGrad,
  tf.ResizeNearestNeighborGrad,
]);

/** Whether the WASM kernel may be trusted with an input of this name and type. */
export function isSafeInWasm(kernelName: string, inputName: string, dtype: tf.DataType): boolean {
  switch (dtype) {
    case 'float32':
      return !UNSAFE_FOR_FLOAT32.has(kernelName);
    case 'int32':
      return SAFE_FOR_INT32.has(kernelName);
    case 'bool':
      // Select reads its condition as bytes, but not the values it selects.
      return SAFE_FOR_BOOL.has(kernelName) || (kernelName === tf.Select && inputName === 'condition');
    case 'string':
    case 'complex64':
      return false;
  }
}
