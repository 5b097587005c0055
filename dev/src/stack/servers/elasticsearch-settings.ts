import { join } from 'node:path';
import { Unavailable, type StackContext } from '../model.ts';
import type { Ports } from '../settings/ports.ts';

/**
 * One node on the loopback, no login, and no index that nobody has described. Its breaker goes by what requests ask
 * for: most of a small heap that is in use is rubbish, and a node that refuses by it may refuse for long.
 */
export function elasticsearchYaml(folder: string, ports: Ports): string {
  return `cluster.name: green-apple
node.name: local
path.data: ${join(folder, 'data')}
path.logs: ${join(folder, 'logs')}
network.host: 127.0.0.1
http.port: ${ports.elasticsearch}
transport.port: ${ports['elasticsearch-transport']}
discovery.type: single-node
xpack.security.enabled: false
node.portsfile: true
cluster.routing.allocation.disk.threshold_enabled: false
action.auto_create_index: "-*"
indices.breaker.total.use_real_memory: false
`;
}

const HEAP = 'GREEN_APPLE_ELASTICSEARCH_HEAP';

/** Half a gigabyte does for tens of thousands of products; a million need 2g. */
export function heapSize({ outerEnv }: Pick<StackContext, 'outerEnv'>): string {
  const wanted = outerEnv[HEAP] ?? '512m';
  if (!/^[1-9]\d*[mg]$/.test(wanted))
    throw new Unavailable(`${HEAP} is no size such as 2g: ${wanted}`);
  return wanted;
}

/**
 * The collector that the engine comes with: the serial one stands still for a quarter of a second and more at a time. In
 * large pages, where the kernel lends them, a list costs the engine an eighth less. With vectors, as it comes too, a search of
 * a million products costs it a tenth less.
 */
export const jvmOptions = (heap: string): string => `-Xms${heap}
-Xmx${heap}
-XX:+UseG1GC
-XX:+UseTransparentHugePages
--add-modules=jdk.incubator.vector
-XX:+ExitOnOutOfMemoryError
-Djava.io.tmpdir=\${ES_TMPDIR}
`;
