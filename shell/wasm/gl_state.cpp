/// What the drawing backend does once a frame and a page cannot afford. It is built to call here instead (cmake/third_party).
/// Nobody but the backend draws, so what it puts back afterwards is never looked at.
#include <GLES3/gl3.h>

extern "C" {

/// The state that it puts back: the real questions make the page wait for the graphics process a dozen times a frame.
/// @param name  a name of glGetIntegerv
/// @param value  shape [4] for the boxes, else [1]
void ego_gl_state(GLenum name, GLint* value) {
  switch (name) {
    case GL_ACTIVE_TEXTURE: *value = GL_TEXTURE0; return;
    case GL_BLEND_EQUATION_RGB:
    case GL_BLEND_EQUATION_ALPHA: *value = GL_FUNC_ADD; return;
    case GL_BLEND_SRC_RGB:
    case GL_BLEND_SRC_ALPHA: *value = GL_ONE; return;
    case GL_BLEND_DST_RGB:
    case GL_BLEND_DST_ALPHA:
    case GL_CURRENT_PROGRAM:
    case GL_TEXTURE_BINDING_2D:
    case GL_ARRAY_BUFFER_BINDING:
    case GL_ELEMENT_ARRAY_BUFFER_BINDING:
    case GL_SAMPLER_BINDING:
    case GL_VERTEX_ARRAY_BINDING: *value = 0; return;
    case GL_VIEWPORT:
    case GL_SCISSOR_BOX:
      for (int i = 0; i < 4; ++i) value[i] = 0;
      return;
    default: glGetIntegerv(name, value);
  }
}

/// The default vertex array for each: a new one has a new number, and the page's table of them grows by each for ever.
/// @param names  shape [count]
void ego_gl_make_vertex_arrays(GLsizei count, GLuint* names) {
  for (GLsizei i = 0; i < count; ++i) names[i] = 0;
}

void ego_gl_drop_vertex_arrays(GLsizei, const GLuint*) {}

}  // extern "C"
