import { ChartTools } from './chart-tools.ts';

const REGIONS = ['us-east-1', 'eu-west-1'];
const PROCESSES = [
  'storefront-ng',
  'storefront-api',
  'admin-ng',
  'admin-api',
  'jobs',
  'worker-checkout',
  'worker-payment',
  'worker-fulfilment',
  'worker-media',
  'worker-messaging',
  'worker-reports',
  'search-indexer',
];

/** The objects of a manifest as text, by kind and name. */
function objects(manifest: string, kind: string): Map<string, string> {
  const found = manifest
    .split(/^---$/m)
    .filter((text) => new RegExp(`^kind: ${kind}$`, 'm').test(text))
    .map((text) => [/^ {2}name: (\S+)$/m.exec(text)?.[1] ?? '', text] as const);
  return new Map(found);
}

describe('the chart', () => {
  let tools: ChartTools;

  beforeAll(async () => {
    tools = await ChartTools.provision();
  }, 300_000);

  for (const region of REGIONS) {
    it(`lints for ${region}`, async () => {
      const { ok, output } = await tools.lint(region);
      expect(ok).withContext(output).toBeTrue();
    }, 120_000);

    it(`renders objects that Kubernetes knows for ${region}`, async () => {
      const { ok, output } = await tools.validate(await tools.render(region));
      expect(ok).withContext(output).toBeTrue();
    }, 120_000);
  }

  it('has every process of the shop, each with probes, limits and no rights it does not need', async () => {
    const deployments = objects(await tools.render('us-east-1'), 'Deployment');
    expect([...deployments.keys()].sort()).toEqual([...PROCESSES].sort());
    for (const [name, text] of deployments)
      for (const part of [
        'livenessProbe:',
        'readinessProbe:',
        'limits:',
        'readOnlyRootFilesystem: true',
        'allowPrivilegeEscalation: false',
        'runAsNonRoot: true',
        'automountServiceAccountToken: false',
        '@sha256:',
      ])
        expect(text.includes(part)).withContext(`${name}: ${part}`).toBeTrue();
  }, 120_000);

  it('keeps user-facing and employee-facing processes in namespaces of their own', async () => {
    const deployments = objects(await tools.render('us-east-1'), 'Deployment');
    const namespaceOf = (name: string) =>
      /^ {2}namespace: (\S+)$/m.exec(deployments.get(name) ?? '')?.[1];
    expect(namespaceOf('storefront-api')).toBe('green-apple-shop');
    expect(namespaceOf('admin-api')).toBe('green-apple-staff');
    expect(namespaceOf('jobs')).toBe('green-apple-backend');
  }, 120_000);

  it('holds no secret: passwords and keys come by reference', async () => {
    const manifest = await tools.render('us-east-1');
    const values = [...manifest.matchAll(/name: \S*(?:SECRET|KEY|PASSWORD)\S*, value:/g)];
    expect(values.map(([text]) => text)).toEqual([]);
    expect(manifest).toContain('secretKeyRef');
  }, 120_000);

  it('is refused when a field is misspelt, so the check does bite', async () => {
    const manifest = await tools.render('us-east-1');
    const planted = manifest.replace('livenessProbe:', 'livenesProbe:');
    expect(planted).not.toBe(manifest);
    const { ok, output } = await tools.validate(planted);
    expect(ok).toBeFalse();
    expect(output).toContain('livenesProbe');
  }, 120_000);

  it('is refused when a value is of the wrong type', async () => {
    const manifest = await tools.render('us-east-1', 'processes.jobs.replicas.max=many');
    expect((await tools.validate(manifest)).ok).toBeFalse();
  }, 120_000);
});
