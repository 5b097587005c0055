{{- /*
One process: ServiceAccount, Deployment, Service, HorizontalPodAutoscaler, PodDisruptionBudget.
Takes root, name, namespace, image, command, port, values (replicas, resources, cpuTarget or queueLength),
databaseRole, secretKeys, env (extra, a map).
*/}}
{{- define "green-apple.workload" -}}
apiVersion: v1
kind: ServiceAccount
metadata:
  name: {{ .name }}
  namespace: {{ .namespace }}
  labels: {{- include "green-apple.labels" . | nindent 4 }}
automountServiceAccountToken: false
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .name }}
  namespace: {{ .namespace }}
  labels: {{- include "green-apple.labels" . | nindent 4 }}
spec:
  revisionHistoryLimit: 5
  strategy:
    type: RollingUpdate
    rollingUpdate: { maxUnavailable: 0, maxSurge: 1 }
  selector:
    matchLabels: {{- include "green-apple.selector" . | nindent 6 }}
  template:
    metadata:
      labels: {{- include "green-apple.labels" . | nindent 8 }}
      annotations:
        checksum/config: {{ printf "%s%s" (toJson .root.Values.config) (toJson .root.Values.regional) | sha256sum }}
    spec:
      serviceAccountName: {{ .name }}
      automountServiceAccountToken: false
      enableServiceLinks: false
      terminationGracePeriodSeconds: 40
      securityContext: {{- include "green-apple.podSecurity" . | nindent 8 }}
      topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: topology.kubernetes.io/zone
          whenUnsatisfiable: ScheduleAnyway
          labelSelector:
            matchLabels: {{- include "green-apple.selector" . | nindent 14 }}
      containers:
        - name: {{ .name }}
          image: {{ include "green-apple.image" . }}
          imagePullPolicy: {{ .root.Values.image.pullPolicy }}
          command: {{ toJson .command }}
          securityContext: {{- include "green-apple.containerSecurity" . | nindent 12 }}
          ports:
            - { name: http, containerPort: {{ .port }}, protocol: TCP }
          envFrom:
            - configMapRef: { name: green-apple-config }
          env:
            - { name: HOST, value: 0.0.0.0 }
            - { name: PORT, value: {{ .port | quote }} }
            {{- range $key, $value := .env }}
            - { name: {{ $key }}, value: {{ $value | quote }} }
            {{- end }}
            {{- include "green-apple.secretEnv" . | nindent 12 }}
          startupProbe:
            httpGet: { path: /health/live, port: http }
            periodSeconds: 2
            failureThreshold: 30
          livenessProbe:
            httpGet: { path: /health/live, port: http }
            periodSeconds: 10
            timeoutSeconds: 2
          readinessProbe:
            httpGet: { path: /health/ready, port: http }
            periodSeconds: 5
            timeoutSeconds: 2
          lifecycle:
            # Endpoints are taken out before the process is told to stop.
            preStop: { sleep: { seconds: 5 } }
          resources: {{- toYaml .values.resources | nindent 12 }}
          volumeMounts:
            - { name: tmp, mountPath: /tmp }
      volumes:
        - name: tmp
          emptyDir: { sizeLimit: 64Mi }
---
apiVersion: v1
kind: Service
metadata:
  name: {{ .name }}
  namespace: {{ .namespace }}
  labels: {{- include "green-apple.labels" . | nindent 4 }}
spec:
  selector: {{- include "green-apple.selector" . | nindent 4 }}
  ports:
    - { name: http, port: {{ .port }}, targetPort: http, protocol: TCP }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: {{ .name }}
  namespace: {{ .namespace }}
  labels: {{- include "green-apple.labels" . | nindent 4 }}
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: {{ .name }} }
  minReplicas: {{ .values.replicas.min }}
  maxReplicas: {{ .values.replicas.max }}
  metrics:
    {{- with .values.cpuTarget }}
    - type: Resource
      resource:
        name: cpu
        target: { type: Utilization, averageUtilization: {{ . }} }
    {{- end }}
    {{- with .values.queueLength }}
    - type: External
      external:
        metric:
          name: {{ .metric }}
          selector: { matchLabels: { queue: {{ .queue }} } }
        target: { type: AverageValue, averageValue: {{ .target | quote }} }
    {{- end }}
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: {{ .name }}
  namespace: {{ .namespace }}
  labels: {{- include "green-apple.labels" . | nindent 4 }}
spec:
  maxUnavailable: 1
  selector:
    matchLabels: {{- include "green-apple.selector" . | nindent 6 }}
{{- end }}
