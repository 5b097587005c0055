import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  S3Client,
  UploadPartCommand,
  type CompletedPart,
} from '@aws-sdk/client-s3';
import type { AwsSettings } from './aws-clients.ts';

export interface StoredObject {
  readonly bytes: number;
  /** SHA-256 in hex. */
  readonly sha256: string;
}

/** A bucket of ours. Files of any size pass through in parts: none is ever held in memory as a whole. */
export interface ObjectStore {
  /** Stores what comes; a stream that breaks leaves nothing behind and is thrown on. */
  put(key: string, contentType: string, content: AsyncIterable<Buffer>): Promise<StoredObject>;
  /** The object from its first byte on; throws when there is none. */
  open(key: string): Promise<Readable>;
  remove(key: string): Promise<void>;
  close(): void;
}

/** The smallest part S3 takes, but for the last. */
const PART_BYTES = 5 * 1024 * 1024;

export function createObjectStore(aws: AwsSettings, bucket: string): ObjectStore {
  const client = new S3Client({
    region: aws.AWS_REGION,
    forcePathStyle: true,
    // Checksums of unsigned trailers are more than every store speaks; ours is kept beside the file.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 2_000, requestTimeout: 30_000 },
    ...(aws.AWS_ENDPOINT_URL === undefined ? {} : { endpoint: aws.AWS_ENDPOINT_URL }),
  });
  return {
    async put(key, contentType, content) {
      const at = { Bucket: bucket, Key: key };
      const { UploadId } = await client.send(
        new CreateMultipartUploadCommand({ ...at, ContentType: contentType }),
      );
      const parts: CompletedPart[] = [];
      const hash = createHash('sha256');
      let bytes = 0;
      const send = async (body: Buffer): Promise<void> => {
        const PartNumber = parts.length + 1;
        const { ETag } = await client.send(
          new UploadPartCommand({ ...at, UploadId, PartNumber, Body: body }),
        );
        parts.push({ PartNumber, ETag });
      };
      try {
        for await (const part of inParts(content)) {
          hash.update(part);
          bytes += part.length;
          await send(part);
        }
        if (parts.length === 0) await send(Buffer.alloc(0));
        await client.send(
          new CompleteMultipartUploadCommand({
            ...at,
            UploadId,
            MultipartUpload: { Parts: parts },
          }),
        );
      } catch (error) {
        await client
          .send(new AbortMultipartUploadCommand({ ...at, UploadId }))
          .catch(() => undefined);
        throw error;
      }
      return { bytes, sha256: hash.digest('hex') };
    },
    async open(key) {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      if (Body === undefined) throw new Error(`the object store gave no body for ${key}`);
      return Body as Readable;
    },
    async remove(key) {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
    },
    close: () => client.destroy(),
  };
}

async function* inParts(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let size = 0;
  for await (const chunk of content) {
    waiting.push(chunk);
    size += chunk.length;
    if (size < PART_BYTES) continue;
    yield Buffer.concat(waiting);
    waiting = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(waiting);
}
