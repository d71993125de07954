import { readProjectFile } from './project-file';

interface Rule {
  name: string;
  properties: Record<string, string | number>;
}

interface Template {
  $schema: string;
  parameters: Record<
    string,
    { type: string; defaultValue?: unknown; metadata: { description: string } }
  >;
  variables: {
    siteRules: Rule[];
    relayPortRules: Rule[];
    sshRules: Rule[];
    [other: string]: unknown;
  };
  resources: { type: string; apiVersion: string; name: string; dependsOn?: string[] }[];
  outputs: Record<string, { type: string }>;
}

const json = readProjectFile('deploy/azure/main.json');
const template = JSON.parse(json) as Template;
const bicep = readProjectFile('deploy/azure/main.bicep');
const matches = (pattern: RegExp) => [...bicep.matchAll(pattern)];

describe('main.json', () => {
  it('is a deployment template whose resources say what they are', () => {
    expect(template.$schema).toMatch(/\/2019-04-01\/deploymentTemplate\.json#$/);
    for (const { type, apiVersion, name } of template.resources) {
      expect(type).toMatch(/^Microsoft\.(Network|Compute)\/\w+$/);
      expect(apiVersion).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(name).toContain("parameters('name')");
    }
  });

  it('uses every parameter and variable that it has, and no other', () => {
    expect(used('parameters')).toEqual(Object.keys(template.parameters).sort());
    expect(used('variables')).toEqual(Object.keys(template.variables).sort());
  });

  it('refers to resources that it makes, and waits for them', () => {
    const types = template.resources.map(({ type }) => type);
    const referred = [...json.matchAll(/resourceId\('([^']+)'/g)].map(([, type = '']) => type);
    expect(types).toEqual(expect.arrayContaining(referred));
    const machine = template.resources.find(({ type }) => type.endsWith('/virtualMachines'));
    expect(machine?.dependsOn?.join()).toMatch(/networkInterfaces.*publicIPAddresses/);
  });

  it('has the whole of cloud-init.yaml in it (az bicep build --file deploy/azure/main.bicep)', () => {
    expect(template.variables['$fxv#0']).toBe(readProjectFile('deploy/cloud-init.yaml'));
  });

  it('puts its own for every placeholder of cloud-init.yaml', () => {
    const replaced = [...json.matchAll(/, '([^']+)', (?:if|format|parameters)\(/g)].map(
      ([, text]) => text,
    );
    const cloudInit = readProjectFile('deploy/cloud-init.yaml');
    expect(replaced).toEqual(
      expect.arrayContaining([
        'call.example.org',
        'you@example.org',
        'https://git.example.org/tertulia.git',
        '#RELAY_EXTERNAL_IP=',
      ]),
    );
    for (const text of replaced) expect(cloudInit).toContain(text);
  });

  it('lets in the site and the relay, certificates, and nobody by SSH unless told', () => {
    const { siteRules, relayPortRules, sshRules } = template.variables;
    expect(siteRules.map(portOf)).toEqual(['Tcp 443 from *', 'Udp 443 from *', 'Tcp 80 from *']);
    expect(relayPortRules.map(portOf)).toEqual(['Udp 49152-65535 from *']);
    expect(sshRules.map(portOf)).toEqual(["Tcp 22 from [parameters('sshFrom')]"]);
    expect(template.parameters['sshFrom']?.defaultValue).toBe('');
    expect(template.parameters['openRelayPorts']?.defaultValue).toBe(false);
    const all = [...siteRules, ...relayPortRules, ...sshRules].map(({ properties }) => properties);
    expect(new Set(all.map(({ priority }) => priority)).size).toBe(all.length);
    for (const rule of all) expect(rule).toMatchObject({ direction: 'Inbound', access: 'Allow' });
  });
});

describe('main.bicep', () => {
  it('has the same parameters, with the same words and types', () => {
    const described = matches(/^@description\('((?:\\'|[^'])*)'\)\nparam (\w+) (\w+)( =)?/gm);
    expect(matches(/^param /gm)).toHaveLength(described.length);
    expect(
      described.map(([, text = '', name, type, hasDefault]) => [
        name,
        type,
        text.replaceAll("\\'", "'"),
        hasDefault !== undefined,
      ]),
    ).toEqual(
      Object.entries(template.parameters).map(([name, { type, metadata, defaultValue }]) => [
        name,
        type,
        metadata.description,
        defaultValue !== undefined,
      ]),
    );
  });

  it('makes the same resources, of the same versions', () => {
    const made = matches(/^resource \w+ '([^'@]+)@([^']+)'/gm).map(([, type, version]) => [
      type,
      version,
    ]);
    expect(made).toEqual(template.resources.map(({ type, apiVersion }) => [type, apiVersion]));
  });

  it('has the same rules in the same order', () => {
    const { siteRules, relayPortRules, sshRules } = template.variables;
    const rules = [...siteRules, ...relayPortRules, ...sshRules];
    const ports = matches(/destinationPortRange: '([^']+)'/g).map(([, port]) => port);
    const priorities = matches(/priority: (\d+)/g).map(([, priority]) => Number(priority));
    expect(ports).toEqual(rules.map(({ properties }) => properties['destinationPortRange']));
    expect(priorities).toEqual(rules.map(({ properties }) => properties['priority']));
    expect(matches(/^ {4}name: '([\w-]+)'\n {4}properties: /gm).map(([, name]) => name)).toEqual(
      rules.map(({ name }) => name),
    );
  });

  it('gives the same outputs', () => {
    const outputs = matches(/^output (\w+) (\w+)/gm).map(([, name, type]) => [name, type]);
    expect(outputs).toEqual(
      Object.entries(template.outputs).map(([name, { type }]) => [name, type]),
    );
  });
});

function used(kind: 'parameters' | 'variables'): string[] {
  const names = [...json.matchAll(new RegExp(`${kind}\\('([^']+)'\\)`, 'g'))].map(
    ([, name = '']) => name,
  );
  return [...new Set(names)].sort();
}

function portOf({ properties }: Rule): string {
  return `${properties['protocol']} ${properties['destinationPortRange']} from ${properties['sourceAddressPrefix']}`;
}
