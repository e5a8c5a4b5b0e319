import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const docs = join(import.meta.dirname, '..')

/** The pages of docs/ by group, in the order of the sidebar. Their titles are their first headings. */
const groups: Record<string, string[]> = {
  Start: ['getting-started', 'first-token', 'whose-token', 'faq'],
  Guides: [
    'web-apps', 'paging-and-batches', 'limits-and-errors', 'authentication', 'web-login', 'device-code', 'extension-back-end', 'testing', 'performance',
    'deployment', 'observability', 'unity-and-net-framework',
  ],
  Reference: ['endpoints'],
  EventSub: ['eventsub', 'eventsub-types'],
  Migration: ['from-twitchlib', 'from-twitchpy'],
  Project: ['versioning', 'document'],
}

const eventPrefix = 'eventsub-'

export function sidebar() {
  check()
  const generated = names('reference')
  if (generated.length === 0)
    throw new Error('docs/reference is empty. The generator writes it: dotnet cake --target=Reference')
  const more: Record<string, object[]> = {
    Reference: generated.filter(name => !name.startsWith(eventPrefix)).map(name => page(`reference/${name}`)),
    EventSub: generated.filter(name => name.startsWith(eventPrefix)).map(name => page(`reference/${name}`)),
  }
  return Object.entries(groups).map(([text, pages]) => ({
    text,
    items: pages.map(name => page(name) as object)
      .concat(more[text] ? [{ text: text === 'Reference' ? 'By resource' : 'By subject', collapsed: true, items: more[text] }] : []),
  }))
}

/** Every page is in one group, and every group names pages that exist. */
function check() {
  const listed = Object.values(groups).flat()
  const found = names('.').filter(name => name !== 'index')
  const faults = [
    ...found.filter(name => !listed.includes(name)).map(name => `docs/${name}.md is in no group of docs/.vitepress/pages.mts.`),
    ...listed.filter(name => !found.includes(name)).map(name => `docs/.vitepress/pages.mts names docs/${name}.md, which doesn't exist.`),
    ...listed.filter((name, index) => listed.indexOf(name) < index).map(name => `docs/.vitepress/pages.mts names ${name} twice.`),
  ]
  if (faults.length > 0)
    throw new Error(faults.join('\n'))
}

function page(name: string) {
  const title = /^# (.+)$/m.exec(readFileSync(join(docs, `${name}.md`), 'utf8'))?.[1]
  if (title === undefined)
    throw new Error(`docs/${name}.md has no heading.`)
  return { text: title.replace(/^Events: /, ''), link: `/${name}` }
}

function names(folder: string): string[] {
  const path = join(docs, folder)
  return existsSync(path) ? readdirSync(path).filter(name => name.endsWith('.md')).map(name => name.slice(0, -3)).sort() : []
}
