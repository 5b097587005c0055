import { rotation, toReaderAddress } from './rotation.ts';

const reader = (name: string, region: string, absence: string | null = null) => ({
  name,
  region,
  absence,
});
const names = (readers: readonly { name: string }[]) => readers.map(({ name }) => name);

describe('the rotation of readers', () => {
  const readers = [
    reader('paris', 'eu-west'),
    reader('salem', 'us-west'),
    reader('portland', 'us-west'),
    reader('tokyo', 'ap-east'),
  ];

  it('begins with the own region, whose readers take turns', () => {
    expect(names(rotation(readers, 'us-west', 0))).toEqual(['salem', 'portland', 'paris', 'tokyo']);
    expect(names(rotation(readers, 'us-west', 1))).toEqual(['portland', 'salem', 'paris', 'tokyo']);
  });

  it('goes on with the other regions as they are configured', () => {
    expect(names(rotation(readers, 'ap-east', 0))).toEqual(['tokyo', 'paris', 'salem', 'portland']);
    expect(names(rotation(readers, 'sa-east', 0))).toEqual(['paris', 'salem', 'portland', 'tokyo']);
  });

  it('leaves out who lags or does not answer, and crosses regions when the own one is empty', () => {
    const troubled = [
      reader('salem', 'us-west', 'lagging'),
      reader('portland', 'us-west', 'unreachable'),
      reader('paris', 'eu-west'),
    ];
    expect(names(rotation(troubled, 'us-west', 7))).toEqual(['paris']);
  });

  it('is empty without readers: the writer serves', () => {
    expect(rotation([], 'us-west', 3)).toEqual([]);
  });
});

describe('the address of a reader', () => {
  const url = 'postgres://ga@db.example:5432/shop?sslmode=require';

  it('names its region before the url', () => {
    expect(toReaderAddress(`eu-west-1=${url}`, 'local')).toEqual({ region: 'eu-west-1', url });
  });

  it('is in the own region when it names none', () => {
    expect(toReaderAddress(url, 'local')).toEqual({ region: 'local', url });
  });
});
