import { render } from 'preact';
import { Shell } from './app/Shell';
import { readConfig } from './app/config';
import './app/theme';
import './style/tokens.css';
import './style/base.css';
import './style/layout.css';
import './style/components.css';

void readConfig();
render(<Shell />, document.getElementById('app')!);
