/** What is a shopper's own, and what answers the same in endless ways. */
const NOT_FOR_ROBOTS = ['/bag', '/checkout', '/orders', '/search', '/api'];

/** The text of robots.txt for a shop that is known under `origin`. */
export const robots = (origin: string): string =>
  [
    'User-agent: *',
    ...NOT_FOR_ROBOTS.map((path) => `Disallow: ${path}`),
    '',
    `Sitemap: ${origin}/sitemap.xml`,
    '',
  ].join('\n');
