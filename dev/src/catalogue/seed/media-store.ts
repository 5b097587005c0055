import { ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Rendition } from './renditions.ts';

export interface MediaStore {
  /** Keys of the packshots that are stored already. */
  stored(): Promise<Set<string>>;
  put(file: Pick<Rendition, 'key' | 'contentType' | 'bytes'>): Promise<void>;
  close(): void;
}

export function mediaStore(config: {
  endpoint: string | undefined;
  region: string;
  bucket: string;
}): MediaStore {
  const client = new S3Client({
    region: config.region,
    forcePathStyle: true,
    // Checksums of unsigned trailers are more than the local emulator speaks.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    ...(config.endpoint === undefined ? {} : { endpoint: config.endpoint }),
  });
  return {
    async stored() {
      const keys = new Set<string>();
      let token: string | undefined;
      do {
        const page = await client.send(
          new ListObjectsV2Command({
            Bucket: config.bucket,
            Prefix: 'packshots/',
            ContinuationToken: token,
          }),
        );
        for (const { Key } of page.Contents ?? []) if (Key !== undefined) keys.add(Key);
        token = page.NextContinuationToken;
      } while (token !== undefined);
      return keys;
    },
    async put({ key, contentType, bytes }) {
      await client.send(
        new PutObjectCommand({
          Bucket: config.bucket,
          Key: key,
          Body: bytes,
          ContentType: contentType,
          // The key names the content, so it can be kept for ever.
          CacheControl: 'public, max-age=31536000, immutable',
        }),
      );
    },
    close: () => client.destroy(),
  };
}
