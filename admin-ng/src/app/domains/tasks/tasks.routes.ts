import type { Routes } from '@angular/router';

export const taskRoutes: Routes = [
  {
    path: '',
    title: 'Tasks',
    loadComponent: () => import('./feature-task-page/task-page.ts').then((m) => m.TaskPage),
  },
];
