// One virtual machine on Azure that runs Tertulia with HTTPS and relay, through deploy/cloud-init.yaml.
//
//   az group create --name tertulia --location westeurope
//   az deployment group create --resource-group tertulia --template-file deploy/azure/main.bicep \
//     --parameters acmeEmail=you@example.org repository=https://git.example.org/tertulia.git \
//                  adminPublicKey="$(cat ~/.ssh/id_ed25519.pub)"
//
// main.json says the same for tools that take no Bicep: az bicep build --file deploy/azure/main.bicep

@description('Where Let\'s Encrypt writes when something is wrong with the certificate.')
param acmeEmail string

@description('The Git repository to install from.')
param repository string

@description('The SSH public key of whoever looks after the machine.')
param adminPublicKey string

@description('The name people open. It must lead to the machine. Empty: the name that Azure gives it.')
param hostName string = ''

@description('The address or CIDR range that may use SSH. Empty: nobody.')
param sshFrom string = ''

@description('Open the relay\'s UDP ports too. Calls work without; docs/deploy.md says what it is good for.')
param openRelayPorts bool = false

@description('The name of everything that is made.')
param name string = 'tertulia'

@description('The first part of the name that Azure gives the machine; unique in its region.')
param dnsLabel string = '${name}-${uniqueString(resourceGroup().id)}'

@description('Who looks after the machine.')
param adminUsername string = 'azureuser'

@description('Two processors and 4 GiB are plenty: media goes through the machine only when it is relayed.')
param vmSize string = 'Standard_B2ls_v2'

@description('Where it stands.')
param location string = resourceGroup().location

var siteRules = [
  {
    name: 'https-and-relay-tcp'
    properties: {
      priority: 100
      direction: 'Inbound'
      access: 'Allow'
      protocol: 'Tcp'
      sourceAddressPrefix: '*'
      sourcePortRange: '*'
      destinationAddressPrefix: '*'
      destinationPortRange: '443'
    }
  }
  {
    name: 'relay-udp'
    properties: {
      priority: 110
      direction: 'Inbound'
      access: 'Allow'
      protocol: 'Udp'
      sourceAddressPrefix: '*'
      sourcePortRange: '*'
      destinationAddressPrefix: '*'
      destinationPortRange: '443'
    }
  }
  {
    name: 'http-for-certificate-and-redirect'
    properties: {
      priority: 120
      direction: 'Inbound'
      access: 'Allow'
      protocol: 'Tcp'
      sourceAddressPrefix: '*'
      sourcePortRange: '*'
      destinationAddressPrefix: '*'
      destinationPortRange: '80'
    }
  }
]
var relayPortRules = [
  {
    name: 'relay-ports-udp'
    properties: {
      priority: 130
      direction: 'Inbound'
      access: 'Allow'
      protocol: 'Udp'
      sourceAddressPrefix: '*'
      sourcePortRange: '*'
      destinationAddressPrefix: '*'
      destinationPortRange: '49152-65535'
    }
  }
]
var sshRules = [
  {
    name: 'ssh'
    properties: {
      priority: 140
      direction: 'Inbound'
      access: 'Allow'
      protocol: 'Tcp'
      sourceAddressPrefix: sshFrom
      sourcePortRange: '*'
      destinationAddressPrefix: '*'
      destinationPortRange: '22'
    }
  }
]

resource firewall 'Microsoft.Network/networkSecurityGroups@2023-09-01' = {
  name: '${name}-firewall'
  location: location
  properties: {
    securityRules: concat(siteRules, openRelayPorts ? relayPortRules : [], empty(sshFrom) ? [] : sshRules)
  }
}

resource network 'Microsoft.Network/virtualNetworks@2023-09-01' = {
  name: '${name}-network'
  location: location
  properties: {
    addressSpace: {
      addressPrefixes: ['10.20.0.0/24']
    }
    subnets: [
      {
        name: 'default'
        properties: {
          addressPrefix: '10.20.0.0/24'
          networkSecurityGroup: {
            id: firewall.id
          }
        }
      }
    ]
  }
}

// Static: it must be the same after the machine was stopped, because names and certificates hang on it.
resource publicIp 'Microsoft.Network/publicIPAddresses@2023-09-01' = {
  name: '${name}-ip'
  location: location
  sku: {
    name: 'Standard'
  }
  properties: {
    publicIPAllocationMethod: 'Static'
    publicIPAddressVersion: 'IPv4'
    dnsSettings: {
      domainNameLabel: dnsLabel
    }
  }
}

resource networkInterface 'Microsoft.Network/networkInterfaces@2023-09-01' = {
  name: '${name}-interface'
  location: location
  properties: {
    ipConfigurations: [
      {
        name: 'primary'
        properties: {
          privateIPAllocationMethod: 'Dynamic'
          subnet: {
            id: network.properties.subnets[0].id
          }
          publicIPAddress: {
            id: publicIp.id
          }
        }
      }
    ]
  }
}

var siteName = empty(hostName) ? publicIp.properties.dnsSettings.fqdn : hostName
var withNames = replace(replace(loadTextContent('../cloud-init.yaml'), 'call.example.org', siteName), 'you@example.org', acmeEmail)
var withRepository = replace(withNames, 'https://git.example.org/tertulia.git', repository)
// The machine knows its private address only; Azure translates the public one (NAT, one to one).
var cloudInit = replace(withRepository, '#RELAY_EXTERNAL_IP=', 'RELAY_EXTERNAL_IP=${publicIp.properties.ipAddress}')

resource machine 'Microsoft.Compute/virtualMachines@2023-09-01' = {
  name: name
  location: location
  properties: {
    hardwareProfile: {
      vmSize: vmSize
    }
    storageProfile: {
      imageReference: {
        publisher: 'Canonical'
        offer: 'ubuntu-24_04-lts'
        sku: 'server'
        version: 'latest'
      }
      osDisk: {
        createOption: 'FromImage'
        diskSizeGB: 30
        managedDisk: {
          storageAccountType: 'StandardSSD_LRS'
        }
      }
    }
    osProfile: {
      computerName: name
      adminUsername: adminUsername
      customData: base64(cloudInit)
      linuxConfiguration: {
        disablePasswordAuthentication: true
        ssh: {
          publicKeys: [
            {
              path: '/home/${adminUsername}/.ssh/authorized_keys'
              keyData: adminPublicKey
            }
          ]
        }
      }
    }
    networkProfile: {
      networkInterfaces: [
        {
          id: networkInterface.id
        }
      ]
    }
  }
}

output site string = 'https://${siteName}'
output address string = publicIp.properties.ipAddress
output azureName string = publicIp.properties.dnsSettings.fqdn
