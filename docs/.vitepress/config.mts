import { join } from 'node:path/posix'
import { defineConfig } from 'vitepress'
import { sidebar } from './pages.mts'
import { writeRedoc } from './redoc.mts'

const repository = 'https://github.com/TwitchHelix/TwitchHelix'

export default defineConfig({
  title: 'TwitchHelix',
  description: 'A .NET client for Twitch\'s Helix API and EventSub.',
  base: '/TwitchHelix/',
  outDir: '../artifacts/site',
  cacheDir: '../artifacts/vitepress',
  head: [['link', { rel: 'icon', href: '/TwitchHelix/mark.svg' }]],
  // Redoc's page is written when the site is complete.
  ignoreDeadLinks: [/^\/api\//],
  buildEnd: site => writeRedoc(site.outDir),
  // The index of the search is large; only a search loads it.
  vite: { build: { chunkSizeWarningLimit: 4000 } },
  markdown: {
    theme: { light: 'github-light-high-contrast', dark: 'github-dark' },
    config: markdown => markdown.core.ruler.push('repository-links', state => {
      const folder = join('docs', state.env.relativePath ?? '', '..')
      for (const token of state.tokens.flatMap(token => token.children ?? [])) {
        const link = token.attrGet('href')
        // What is outside of docs/ isn't a page.
        if (link?.startsWith('../') && !join(folder, link).startsWith('docs/'))
          token.attrSet('href', `${repository}/blob/main/${join(folder, link)}`)
      }
    }),
  },
  themeConfig: {
    logo: '/mark.svg',
    search: { provider: 'local' },
    outline: { level: [2, 3] },
    nav: [
      { text: 'Start', link: '/getting-started' },
      { text: 'Methods', link: '/endpoints' },
      { text: 'Events', link: '/eventsub-types' },
      { text: 'HTTP API', link: '/api/', target: '_self' },
      { text: 'Changes', link: `${repository}/blob/main/CHANGELOG.md` },
    ],
    sidebar: sidebar(),
    socialLinks: [{ icon: 'github', link: repository }],
    footer: { message: 'MIT license. Not affiliated with Twitch.' },
  },
})
