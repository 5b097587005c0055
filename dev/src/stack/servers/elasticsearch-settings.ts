import { join } from 'node:path';
import type { Ports } from '../settings/ports.ts';

/** One node on the loopback, no login, and no index that nobody has described. */
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
`;
}

export const JVM_OPTIONS = `-Xms512m
-Xmx512m
-XX:+UseSerialGC
-XX:+ExitOnOutOfMemoryError
-Djava.io.tmpdir=\${ES_TMPDIR}
`;
