// Builds src/goldenthread/site/static/site/: one style sheet, the GOV.UK Frontend script, our own scripts, and a
// record of the sources they were made from. A test reads that record, so a change here without a build fails.
import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as sass from 'sass'

const here = dirname(fileURLToPath(import.meta.url))
const out = process.argv[2] ?? join(here, '../src/goldenthread/site/static/site')
const frontend = join(here, 'node_modules/govuk-frontend')
const version = JSON.parse(readFileSync(join(frontend, 'package.json'))).version
const notice = `/*! Golden Thread, MIT. Contains GOV.UK Frontend ${version}, MIT, Crown Copyright (Government Digital Service): see LICENCES.md */\n`

mkdirSync(out, { recursive: true })

const { css } = sass.compile(join(here, 'sass/goldenthread.scss'), {
  style: 'compressed',
  loadPaths: [join(here, 'node_modules')],
  quietDeps: true,
  charset: false
})
writeFileSync(join(out, 'goldenthread.css'), notice + css + '\n')

const script = readFileSync(join(frontend, 'dist/govuk/govuk-frontend.min.js'), 'utf8')
writeFileSync(join(out, 'govuk-frontend.min.js'), notice + script.replace(/\n?\/\/# sourceMappingURL=.*\s*$/, '\n'))
for (const name of readdirSync(join(here, 'scripts'))) copyFileSync(join(here, 'scripts', name), join(out, name))

const sources = ['package.json', 'package-lock.json', 'build.mjs']
  .concat(readdirSync(join(here, 'sass')).map((name) => `sass/${name}`))
  .concat(readdirSync(join(here, 'scripts')).map((name) => `scripts/${name}`))
  .sort()
const digest = (path) => createHash('sha256').update(readFileSync(path)).digest('hex')
const record = {
  sources: Object.fromEntries(sources.map((name) => [name, digest(join(here, name))])),
  built: Object.fromEntries(
    ['goldenthread.css', 'govuk-frontend.min.js'].concat(readdirSync(join(here, 'scripts'))).sort()
      .map((name) => [name, digest(join(out, name))])
  )
}
writeFileSync(join(out, 'build.json'), JSON.stringify(record, null, 1) + '\n')
