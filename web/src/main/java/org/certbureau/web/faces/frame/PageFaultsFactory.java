package org.certbureau.web.faces.frame;

import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;

/** Puts {@link PageFaults} in front of what Faces does on its own. */
public class PageFaultsFactory extends ExceptionHandlerFactory {
  public PageFaultsFactory(ExceptionHandlerFactory wrapped) {
    super(wrapped);
  }

  @Override
  public ExceptionHandler getExceptionHandler() {
    return new PageFaults(getWrapped().getExceptionHandler());
  }
}
