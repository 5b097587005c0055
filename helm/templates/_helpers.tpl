{{- define "green-apple.labels" -}}
app.kubernetes.io/name: {{ .name }}
app.kubernetes.io/part-of: green-apple
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end }}

{{- define "green-apple.selector" -}}
app.kubernetes.io/name: {{ .name }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- end }}

{{- define "green-apple.image" -}}
{{ .root.Values.image.registry }}/{{ .image }}@{{ .root.Values.image.digest }}
{{- end }}

{{- /* What each process reads from the vault: role by role, so that no process holds another's rights. */}}
{{- define "green-apple.secretEnv" -}}
{{- $secrets := .root.Values.secrets }}
{{- if .databaseRole }}
- name: DATABASE_WRITER_URL
  valueFrom: { secretKeyRef: { name: {{ $secrets.database }}, key: {{ .databaseRole }}-writer-url } }
- name: DATABASE_READER_URLS
  valueFrom: { secretKeyRef: { name: {{ $secrets.database }}, key: {{ .databaseRole }}-reader-urls, optional: true } }
{{- end }}
{{- range .secretKeys }}
- name: {{ .env }}
  valueFrom: { secretKeyRef: { name: {{ get $secrets .secret }}, key: {{ .key }} } }
{{- end }}
{{- end }}

{{- define "green-apple.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
seccompProfile: { type: RuntimeDefault }
{{- end }}

{{- define "green-apple.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: { drop: [ALL] }
{{- end }}
