// What of a person may stand on a screen that others can see, and on a slip that may be left
// behind: enough for its owner to know it, too little for anyone else to use it.
#pragma once

#include "base/secret.h"

namespace kiosk {

// By characters, not bytes: 王小明 → 王*明, 李四 → 李*, 阿依古丽·买买提 → 阿******提.
base::SecretText mask_name(const base::SecretText&);

// 110105194912310021 → 110***********0021: the birth date is not shown.
base::SecretText mask_number(const base::SecretText&);

}  // namespace kiosk
