package org.certbureau.web.soap;

import com.sun.xml.ws.api.message.Packet;
import com.sun.xml.ws.api.server.InstanceResolver;
import jakarta.enterprise.inject.spi.CDI;

/** Hands the SOAP runtime the CDI bean of an endpoint's class. */
public final class CdiInstanceResolver<T> extends InstanceResolver<T> {
  private final Class<T> endpoint;

  public CdiInstanceResolver(Class<T> endpoint) {
    this.endpoint = endpoint;
  }

  @Override
  public T resolve(Packet request) {
    return CDI.current().select(endpoint).get();
  }
}
