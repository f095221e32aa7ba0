import './require-node'
import { launch } from './launch'
import { main } from './main'

await main(() => launch('dev'))
