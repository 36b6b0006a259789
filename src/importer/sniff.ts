import { type InputFile, readBytes, streamBytes } from './bytes.ts';
import { isIdx } from './idx.ts';
import { badFile } from './import-fault.ts';
import { readImageSize } from './image-size.ts';
import { isNpy } from './npy.ts';
import { isTar } from './tar.ts';
import { isTfRecord } from './tfrecord.ts';
import { isZip } from './zip.ts';

/** What the bytes are; 'text' is CSV or prose, 'bytes' is nothing that can be told. */
export type FileFormat =
  'zip' | 'tar' | 'npy' | 'idx' | 'tfrecord' | 'image' | 'json' | 'html' | 'text' | 'bytes' | 'empty';

const HEAD_BYTES = 4096;

/** Formats that people try, and what to do instead. */
const FOREIGN: readonly (readonly [test: RegExp, name: string, remedy: string])[] = [
  [/^PAR1/, 'a Parquet file', 'Save it as CSV, for example with pandas: read_parquet(…).to_csv(…).'],
  [/^\x89HDF/, 'an HDF5 file', 'Save its arrays with numpy.savez and choose the npz file.'],
  [/^\x80[\x02-\x05]/, 'a pickled Python object', 'Save plain arrays with numpy.savez, or a table as CSV.'],
  [/^%PDF/, 'a PDF', 'Save the table or text in it as CSV.'],
  [/^Rar!/, 'a RAR archive', 'Unpack it and choose the folder, or pack it as zip.'],
  [/^7z\xbc\xaf/, 'a 7z archive', 'Unpack it and choose the folder, or pack it as zip.'],
  [/^BZh/, 'a bzip2 file', 'Unpack it first, or pack it as gzip or zip.'],
  [/^\xfd7zXZ/, 'an xz file', 'Unpack it first, or pack it as gzip or zip.'],
  [/^\xd0\xcf\x11\xe0/, 'an old Excel or Office file', 'Save the sheet as CSV.'],
];

/** Says what a file is by its first bytes, inside gzip too; its name does not matter. */
export async function sniff(file: InputFile): Promise<FileFormat> {
  if (file.blob.size === 0) return 'empty';
  const head = await readHead(file);
  const tag = String.fromCharCode(...head.subarray(0, 8));
  const foreign = FOREIGN.find(([test]) => test.test(tag));
  if (foreign !== undefined)
    throw badFile(`${file.path} is ${foreign[1]}, which the lab does not read. ${foreign[2]}`);
  if (isZip(head)) return 'zip';
  if (isNpy(head)) return 'npy';
  if (readImageSize(head) !== null) return 'image';
  if (isTar(head)) return 'tar';
  if (isTfRecord(head)) return 'tfrecord';
  if (isIdx(head)) return 'idx';
  const text = readText(head);
  if (text === null) return 'bytes';
  if (/^\s*(<!doctype html|<html|<head|<\?xml)/i.test(text)) return 'html';
  return /^\s*[[{]/.test(text) ? 'json' : 'text';
}

async function readHead(file: InputFile): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for await (const chunk of streamBytes(file)) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= HEAD_BYTES) break;
  }
  return (await readBytes(new Blob(chunks))).subarray(0, HEAD_BYTES);
}

/** Null when it holds bytes that no text has. */
function readText(head: Uint8Array): string | null {
  if (head[0] === 0xff && head[1] === 0xfe) return new TextDecoder('utf-16le').decode(head);
  const controls = head.filter((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13).length;
  return controls > 0 ? null : new TextDecoder().decode(head);
}
