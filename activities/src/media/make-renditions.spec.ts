import sharp from 'sharp';
import { openPicture, UnreadablePicture, type Rendition } from './make-renditions.ts';

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#336699' } });

async function all(original: Buffer): Promise<Rendition[]> {
  const made: Rendition[] = [];
  for await (const one of (await openPicture(original)).renditions()) made.push(one);
  return made;
}

describe('renditions of a picture', () => {
  it('are made in every width up to its own and in every format, and keep its shape', async () => {
    const made = await all(await plain(1000, 500).png().toBuffer());
    expect(made.map(({ width, format }) => `${width}.${format}`).sort()).toEqual(
      [160, 320, 640, 960, 1000]
        .flatMap((width) => ['avif', 'jpeg', 'webp'].map((format) => `${width}.${format}`))
        .sort(),
    );
    for (const { width, format, bytes } of made) {
      const facts = await sharp(bytes).metadata();
      expect([facts.width, facts.height])
        .withContext(`${width}.${format}`)
        .toEqual([width, Math.round(width / 2)]);
      expect(facts.format).toBe(format === 'avif' ? 'heif' : format);
    }
  });

  it('say nothing of place and camera, and stand upright', async () => {
    const original = await plain(900, 600)
      .withExif({
        IFD0: { Make: 'A camera', Orientation: '6' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '48/1 12/1 30/1' },
      })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect((await sharp(original).metadata()).exif).toBeDefined();
    const opened = await openPicture(original);
    expect([opened.width, opened.height]).toEqual([600, 900]);
    for (const { bytes } of await all(original)) {
      const { exif, xmp, iptc, orientation, width = 0, height = 0 } = await sharp(bytes).metadata();
      expect([exif, xmp, iptc]).toEqual([undefined, undefined, undefined]);
      expect([orientation ?? 1, height > width]).toEqual([1, true]);
    }
  });

  it('are of a colour that shows while they load', async () => {
    expect((await openPicture(await plain(400, 400).webp().toBuffer())).tint).toMatch(
      /^#3[2-4]6[5-7]9[8-a]$/,
    );
    const glass = sharp({
      create: { width: 400, height: 400, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    });
    expect((await openPicture(await glass.png().toBuffer())).tint).toBe('#ffffff');
  });

  it('are the same whenever they are made', async () => {
    const original = await plain(400, 400).png().toBuffer();
    const [once, twice] = [await all(original), await all(original)];
    expect(twice.map(({ bytes }) => bytes.toString('base64'))).toEqual(
      once.map(({ bytes }) => bytes.toString('base64')),
    );
  });

  it('are not made of what breaks off, or unpacks to more than its head says is allowed', async () => {
    const whole = await plain(800, 800).png().toBuffer();
    await expectAsync(openPicture(whole.subarray(0, 200))).toBeRejectedWithError(UnreadablePicture);
    const bomb = await plain(8000, 6000).png({ compressionLevel: 9 }).toBuffer();
    await expectAsync(openPicture(bomb)).toBeRejectedWithError(UnreadablePicture);
  });
});
