import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')

/** Writes Redoc's page of the OpenAPI document, which needs no other server, into the folder api of the site. */
export function writeRedoc(site: string) {
  const folder = join(site, 'api')
  mkdirSync(folder, { recursive: true })
  copyFileSync(join(root, 'artifacts/helix.openapi.json'), join(folder, 'helix.openapi.json'))
  const bundle = readFileSync(join(root, 'docs/node_modules/redoc/bundles/redoc.standalone.js'), 'utf8')
  // Redoc leaves its logo out if it can't be loaded.
  writeFileSync(join(folder, 'redoc.standalone.js'), bundle.replace('https://cdn.redoc.ly/redoc/logo-mini.svg', 'data:,'))
  writeFileSync(join(folder, 'index.html'), readFileSync(join(import.meta.dirname, 'redoc.html')))
}
