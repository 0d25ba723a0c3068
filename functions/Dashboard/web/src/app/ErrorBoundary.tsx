import { Component, type ComponentChildren } from 'preact';
import { use } from './language';
import { words } from '../words';
import { Notice } from '../ui/Notice';

/** Keeps a fault in one part of the page from taking the rest with it. */
export class ErrorBoundary extends Component<{ children: ComponentChildren }, { failed: boolean }> {
  override state = { failed: false };

  static override getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(error: unknown): void {
    console.error(error);
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    const w = use(words);
    return (
      <Notice kind="error" title={w.broken}>
        <p>{w.brokenHelp} <button type="button" onClick={() => this.setState({ failed: false })}>{w.again}</button></p>
      </Notice>
    );
  }
}
