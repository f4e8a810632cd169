filedesc://crawl.arc 0.0.0.0 20180819093000 text/plain 69
1 0 Courier
URL IP-address Archive-date Content-type Archive-length


https://courier.example/0 127.0.0.1 20180819093000 text/html 678
HTTP/1.1 200 OK
Content-Type: text/html

<html><head><title>Four sailors lost as boats collide off Ancud</title></head><body><article><h1>Four sailors lost as boats collide off Ancud</h1><p>Two fishing boats collided off the port of Ancud before dawn, and four sailors were lost, the navy said.</p><p>A patrol vessel picked up nine men from a raft after six hours in water of eight degrees, Captain Rosa Vidal said.</p><p>Two fishing boats collided off the port of Ancud before dawn, and four sailors were lost, the navy said.</p><p>A patrol vessel picked up nine men from a raft after six hours in water of eight degrees, Captain Rosa Vidal said.</p></article></body></html>
https://courier.example/1 127.0.0.1 20180819093000 text/html 678
HTTP/1.1 200 OK
Content-Type: text/html

<html><head><title>Four sailors lost as boats collide off Ancud</title></head><body><article><h1>Four sailors lost as boats collide off Ancud</h1><p>Two fishing boats collided off the port of Ancud before dawn, and four sailors were lost, the navy said.</p><p>A patrol vessel picked up nine men from a raft after six hours in water of eight degrees, Captain Rosa Vidal said.</p><p>Two fishing boats collided off the port of Ancud before dawn, and four sailors were lost, the navy said.</p><p>A patrol vessel picked up nine men from a raft after six hours in water of eight degrees, Captain Rosa Vidal said.</p></article></body></html>
