import { loadAppConfig, parseAppSettings } from './app-config.ts';

const SETTINGS = {
  adminApiUrl: 'http://localhost:3100',
  issuer: 'http://localhost:8080/realms/employees',
  clientId: 'admin-ng',
  storefrontUrl: 'http://localhost:4200',
  timeZone: 'America/New_York',
};

describe('the settings of the back office', () => {
  it('come from config.json', async () => {
    const get = () => Promise.resolve(Response.json(SETTINGS));
    expect(await loadAppConfig(get)).toEqual(SETTINGS);
  });

  for (const [what, change] of [
    ['an address is missing', { issuer: undefined }],
    ['an address is no address', { adminApiUrl: 'javascript:alert(1)' }],
    ['the time zone is unknown', { timeZone: 'Mars/Olympus' }],
  ] as const) {
    it(`are refused when ${what}`, () => {
      expect(() => parseAppSettings({ ...SETTINGS, ...change })).toThrow();
    });
  }

  it('are refused when the server has none', async () => {
    const get = () => Promise.resolve(new Response('', { status: 500 }));
    await expectAsync(loadAppConfig(get)).toBeRejectedWithError(/500/);
  });
});
