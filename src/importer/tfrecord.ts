import {
  type InputFile,
  type ReadControl,
  createSequentialReader,
  formatBytes,
  streamBytes,
} from './bytes.ts';
import { crc32c, maskedCrc32c } from './crc32c.ts';
import { badFile } from './import-fault.ts';

/** Bytes around the data of a record: length (8), its checksum (4), and the data's checksum (4). */
const HEAD_BYTES = 12;
const FOOT_BYTES = 4;
const MAX_RECORD_BYTES = 256 * 1024 * 1024;

/** One record of a TFRecord file. */
export interface TfRecord {
  /** Counts from 1. */
  readonly number: number;
  /** Where the data begins in the unpacked file. */
  readonly offset: number;
  readonly data: Uint8Array<ArrayBuffer>;
}

/** A length below 256 MiB whose masked checksum follows it. */
export function isTfRecord(head: Uint8Array): boolean {
  if (head.length < HEAD_BYTES) return false;
  const view = new DataView(head.buffer, head.byteOffset, HEAD_BYTES);
  return (
    view.getBigUint64(0, true) <= BigInt(MAX_RECORD_BYTES) &&
    view.getUint32(8, true) === maskedCrc32c(head.subarray(0, 8))
  );
}

/** The records of a TFRecord file, gzip or not, each with both checksums verified. Throws a fault at the first bad one. */
export async function* readTfRecords(file: InputFile, control: ReadControl = {}): AsyncGenerator<TfRecord> {
  const reader = createSequentialReader(streamBytes(file, control));
  let offset = 0;
  for (let number = 1; ; number++) {
    const head = await reader.read(HEAD_BYTES);
    if (head === null) return;
    if (head === 'short') throw cutShort(file.path, number);
    const view = new DataView(head.buffer);
    if (view.getUint32(8, true) !== maskedCrc32c(head.subarray(0, 8)))
      throw damaged(file.path, number, offset, 'the checksum of its length does not match');
    const length = view.getBigUint64(0, true);
    if (length > BigInt(MAX_RECORD_BYTES))
      throw damaged(file.path, number, offset, `it claims more than ${formatBytes(MAX_RECORD_BYTES)}`);
    const data = length === 0n ? new Uint8Array(0) : await reader.read(Number(length));
    const foot = await reader.read(FOOT_BYTES);
    if (data === null || data === 'short' || foot === null || foot === 'short')
      throw cutShort(file.path, number);
    if (new DataView(foot.buffer).getUint32(0, true) !== maskedCrc32c(data))
      throw damaged(
        file.path,
        number,
        offset,
        `the CRC-32C of its data is ${crc32c(data).toString(16)}, which is not the one stored`,
      );
    yield { number, offset: offset + HEAD_BYTES, data };
    offset += HEAD_BYTES + data.length + FOOT_BYTES;
  }
}

function damaged(path: string, number: number, offset: number, fault: string) {
  return badFile(
    `${path} is damaged: in record ${number}, at byte ${offset}, ${fault}. Nothing of it was taken. Fetch or copy the file again, then choose it again.`,
  );
}

function cutShort(path: string, number: number) {
  return badFile(
    `${path} is cut short: it ends inside record ${number}. Nothing of it was taken. Fetch or copy the file again, then choose it again.`,
  );
}
