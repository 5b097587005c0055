/** Remembers which methods each path takes, so that a wrong method can be told from a wrong path. */
export class RouteTable {
  private readonly routes: { readonly segments: readonly string[]; readonly method: string }[] = [];

  /** `path` as the router knows it, e.g. `/api/orders/:id`. */
  add(method: string, path: string): void {
    this.routes.push({ segments: segmentsOf(path), method });
  }

  /** Methods of the routes that match the path of `url`, sorted; empty when there is none. */
  methodsFor(url: string): string[] {
    const asked = segmentsOf(url.split('?', 1)[0] ?? '');
    const methods = this.routes
      .filter(
        ({ segments }) =>
          segments.length === asked.length &&
          segments.every((segment, index) => segment.startsWith(':') || segment === asked[index]),
      )
      .map(({ method }) => method);
    return [...new Set(methods)].sort();
  }
}

const segmentsOf = (path: string): string[] => path.replace(/\/$/, '').split('/');
