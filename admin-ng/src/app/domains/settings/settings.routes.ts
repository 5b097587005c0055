import type { Routes } from '@angular/router';

export const settingRoutes: Routes = [
  {
    path: '',
    title: 'Configuration',
    loadComponent: () =>
      import('./feature-setting-page/setting-page.ts').then((m) => m.SettingPage),
  },
];
